"""What tests of the archive share: a fixed clock, exchanges and looks with defaults, an archive written in one go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crawler.archive import Archive, Exchange
from crawler.looks import Look

START = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
PAGE = ("<html><title>政府信息公开年报</title>" + "<p>本年度新收政府信息公开申请7件。</p>" * 40 + "</html>").encode()


def clock() -> datetime:
    return START


def exchange(url: str = "http://www.example.gov.cn/nb/", body: bytes = PAGE, at: int = 0, **more: Any) -> Exchange:
    facts: dict = {"status": 200, "response_headers": (("Content-Type", "text/html; charset=utf-8"),)}
    return Exchange(url=url, body=body, at=START + timedelta(seconds=at), **{**facts, **more})


def look(number: int, *captures: str, **more: Any) -> Look:
    facts: dict = {"outcome": "seen", "captures": captures, "rows_read": number}
    ids = (more.pop("look_id", f"look-{number}"), "run-1", "visit-1", "p1", f"a{number}")
    return Look(*ids, 2025, START, START + timedelta(seconds=9), **{**facts, **more})


def write(folder: Path, *exchanges: Exchange, run_id: str = "run-1", **more: Any) -> list[str]:
    with Archive(folder).writer(run_id, clock, **more) as writer:
        return [writer.keep(item).capture_id for item in exchanges]
