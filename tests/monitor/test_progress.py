import io

from monitor.progress import ProgressLine


class Screen(io.StringIO):
    def isatty(self):
        return True


def told(stream, quiet=False, seconds=100):
    at = [0.0]
    progress = ProgressLine(quiet, stream, lambda: at[0])
    for second in range(seconds):
        at[0] = float(second)
        progress.tell(f"{second}")
    progress.end()
    return stream.getvalue()


def test_a_line_every_thirty_seconds_where_there_is_no_terminal():
    assert told(io.StringIO()) == "30\n60\n90\n"


def test_one_moving_line_on_a_terminal():
    shown = told(Screen(), seconds=4)
    assert shown == "\r\x1b[K1\r\x1b[K2\r\x1b[K3\r\x1b[K"


def test_nothing_when_quiet():
    assert told(io.StringIO(), quiet=True) == ""
    assert told(Screen(), quiet=True) == ""
