"""Recognition of page images in a child process that is replaced before it grows: an ``ImageReader`` for extract."""

import contextlib
import importlib.util
import multiprocessing
import resource
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from extract.documents import Scanned
from extract.errors import Unreadable
from extract.patience import WAITING
from monitor.worker_process import OVER_CPU

PAGES_PER_PROCESS = 25
"""The recogniser's memory grows with every size of picture it meets (0.9 GB after a few pages): start anew in time."""
_START_SECONDS = 60.0
_GONE_SECONDS = 5.0
MEMORY = 6 << 30
"""Bytes of address space: what the models map and two pages of the largest pictures."""


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there. Finding it does not load it."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr_onnxruntime", "cv2"))


class Recognition:
    """The child process and what it still may read, to be closed after use; not for several threads at once.

    Called as ``recognition(png)`` it is the ``ImageReader`` of extract.
    """

    def __init__(self, seconds: float = 120.0, pages_per_process: int = PAGES_PER_PROCESS) -> None:
        """``seconds`` of computing is what one page may take. The process starts with the first page."""
        self.seconds, self.pages_per_process = seconds, pages_per_process
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._left = 0

    def __call__(self, content: bytes) -> Scanned:
        """What is on this picture. Raises Unreadable: ``needs_ocr``, ``damaged``, ``too_large`` or ``too_slow``."""
        pipe = self._started()
        self._left -= 1
        try:
            pipe.send_bytes(content)
            answered = pipe.poll(WAITING * self.seconds + _START_SECONDS)
            result = pipe.recv() if answered else None
        except (EOFError, OSError) as error:
            if self._ended_by_time():
                raise self._too_slow() from error
            raise Unreadable("damaged", "recognition of this picture ended its process") from error
        if not answered or self._left <= 0:
            self.close()
        if result is None:
            raise self._too_slow()
        if not isinstance(result, Scanned):
            raise Unreadable(*result)
        return result

    def close(self) -> None:
        """End the child process, if there is one."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _too_slow(self) -> Unreadable:
        return Unreadable("too_slow", f"recognition did not finish within {self.seconds:g} s a page")

    def _ended_by_time(self) -> bool:
        """Of a child that is gone: whether its computing time was over."""
        process = self._process
        if process is not None:
            process.join(_GONE_SECONDS)
        over = process is not None and process.exitcode == -OVER_CPU
        self.close()
        return over

    def _started(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs, self.seconds), daemon=True)
            self._process.start()
            theirs.close()
            self._left = self.pages_per_process
        return self._pipe


def serve(pipe: Connection, seconds: float) -> None:
    """The child: pictures in, Scanned or the kind and message of an Unreadable out, until the other side is gone.

    The system ends it when one picture has taken so many ``seconds`` of computing.
    """
    _, most = resource.getrlimit(resource.RLIMIT_AS)  # its caller's bound is for reading, and too low for the models
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))
    try:
        from rapidocr_onnxruntime import RapidOCR

        from monitor.tools.scan_page import scan_page

        engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
    except ImportError as error:  # OpenCV needs libGL and libglib, which a bare system may lack
        with contextlib.suppress(EOFError, OSError):
            pipe.recv_bytes()
            pipe.send(("needs_ocr", f"the extra ocr cannot be loaded: {error}"))
        return
    with contextlib.suppress(EOFError, OSError):
        while True:
            content = pipe.recv_bytes()
            signal.setitimer(signal.ITIMER_PROF, seconds)
            try:
                pipe.send(scan_page(engine, content))
            except Unreadable as error:
                pipe.send((error.kind, error.message))
            except Exception as error:  # whatever a picture does to OpenCV or the models is the picture's fault
                pipe.send(("damaged", f"recognition failed: {type(error).__name__}: {error}"))
