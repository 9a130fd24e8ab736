"""The folder a demo leaves behind: its register, its settings, and the mark by which we know it again."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import data
from data.errors import GoujiError

MARK = "made-by-gouji-demo.txt"
_MARK_TEXT = """gouji demo 生成的文件夹，可以整个删除；再次运行 gouji demo 会把它删掉重做。
Made by `gouji demo`; may be deleted as a whole, and is made anew by the next `gouji demo`.
"""
SETTINGS = """# 演示用的设置：只有时钟、名录和回环地址与真实运行不同。
[paths]
agencies = "agencies.csv"
portals = "portals.csv"

[crawl]
contact = "demo@example.invalid"
delay_s = 0
jitter = 0
allow_private_addresses = true

[digest]
weekday = 6
hour = 8
scope = "演示"

[read]
ocr = false  # 演示里要有一份“读不出”：不论装没装识别部件，结果都一样
office = false
"""


def prepare(folder: Path) -> None:
    """An empty folder with our mark; a folder of ours is made anew. Raises GoujiError for anybody else's."""
    if folder.exists():
        if not (folder / MARK).is_file():
            raise GoujiError(f"{folder} 已存在，而且不是演示生成的：换个地方，或先把它移开。 Not ours, left alone.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).write_text(_MARK_TEXT, encoding="utf-8")
    (folder / "gouji.toml").write_text(SETTINGS, encoding="utf-8")


def write_register(folder: Path, moved: Mapping[str, str]) -> None:
    """The demo's agencies.csv and portals.csv, with each address in ``moved`` replaced by the one that is served."""
    for name in ("agencies.csv", "portals.csv"):
        text = data.path(f"demo/{name}").read_text(encoding="utf-8")
        for old, new in moved.items():
            text = text.replace(f"{old}/", f"{new}/")
        (folder / name).write_text(text, encoding="utf-8")
