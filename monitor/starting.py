"""The files of a new working folder: commented settings and a starter register."""

from pathlib import Path

from crawler.register import load_register
from data.errors import GoujiError
from monitor.config import FILE_NAME, defaults_toml

_HEAD = """# gouji 的设置。每一项都已写明默认值；去掉行首的 # 即可修改。改错的键名会被指出。
# 密码只从环境变量读取：GOUJI_MAIL_PASSWORD。状态文件夹由 GOUJI_HOME 决定（默认 ./var）。

"""
_PORTALS = """portal_id,name,home_url,family,tls_profile,delay_s,state,state_reason,state_since,note
example,示例：某县人民政府门户网站,https://www.example.invalid/,,default,,active,,,改成真实的网站后删去本说明
"""
_AGENCIES = """agency_id,name,aliases,kind,level,division_code,parent_id,portal_id,column_url,since,until,successors,\
due_local,due_basis,verified,note
example-gov,某县人民政府,,people_government,county,321300,,example,,,,,,,,改成真实的机关后删去本说明
example-czj,某县财政局,某县国有资产监督管理办公室,department,county,321300,example-gov,example,,,,,,,,
"""


class AlreadyThere(GoujiError):
    """Raised by ``write_starter`` when a file it would write exists: nothing of a person's work is overwritten."""


def starter_files() -> dict[str, str]:
    """File names and contents."""
    settings = defaults_toml(commented=True)
    settings = settings.replace('# agencies = ""', 'agencies = "agencies.csv"')
    settings = settings.replace('# portals = ""', 'portals = "portals.csv"')
    return {FILE_NAME: _HEAD + settings, "portals.csv": _PORTALS, "agencies.csv": _AGENCIES}


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write the files into a folder (made when missing) and check that they load. Raises AlreadyThere."""
    files = starter_files()
    for name in files:
        if (folder / name).exists():
            raise AlreadyThere(f"{folder / name} 已存在，未作任何改动。")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    load_register(folder / "agencies.csv", folder / "portals.csv")
    return tuple(folder / name for name in files)
