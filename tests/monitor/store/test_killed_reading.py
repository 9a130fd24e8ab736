"""Reading that is killed at any write leaves nothing half, and the next run makes the same rows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from storework import REGISTER, dump, page, visit

from crawler.archive import Archive
from monitor.reading import project, read_captures
from monitor.settings import ReadSection
from monitor.store.store import Store

HERE = Path(__file__).parent
URL = "http://www.example.gov.cn/{}.html"


def read(folder):
    archive = Archive(folder / "archive")
    with Store(folder / "gouji.db") as store:
        project(archive, REGISTER, store)
        read_captures(archive, store, ReadSection())
    archive.close()
    return dump(folder / "gouji.db")


@pytest.mark.parametrize("write", [1, 2, 4, 6, 7, 9, 12, 13])
def test_killed_at_a_write(tmp_path, write):
    for folder in (tmp_path / "whole", tmp_path / "killed"):
        visit(folder / "archive", 0, {1: [(URL.format(1), page(1))], 2: [(URL.format(2), page(2))]})
        visit(folder / "archive", 1, {1: [(URL.format(1), page(1))]})
    whole = read(tmp_path / "whole")
    root = HERE.parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"}
    command = [sys.executable, str(HERE / "killed_reader.py"), str(tmp_path / "killed"), str(write)]
    assert subprocess.run(command, env=environment, check=False).returncode == -9
    with Store(tmp_path / "killed" / "gouji.db") as store:
        half = store.db.execute(
            "SELECT count(*) FROM reports r"
            " WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.report_id = r.report_id)"
            " OR NOT EXISTS (SELECT 1 FROM cells c WHERE c.report_id = r.report_id)"
        ).fetchone()[0]
    assert half == 0
    assert read(tmp_path / "killed") == whole
