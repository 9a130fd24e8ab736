"""Every setting a person may write in ``gouji.toml``: one frozen dataclass per section, one field per key.

The ``about`` of a field is the comment printed beside its default by ``gouji doctor --settings`` and ``gouji init``.
"""

from dataclasses import dataclass, field
from typing import Any


def setting(default: Any, about: str, *, choices: tuple[str, ...] = (), low: float = 0, high: float = 1e12) -> Any:
    """A key with its default, its comment, the words it admits (strings) or its bounds (numbers, both included)."""
    return field(default=default, metadata={"about": about, "choices": choices, "low": low, "high": high})


@dataclass(frozen=True, slots=True)
class PathSettings:
    """Where the register is; empty means the one shipped with the program. Relative to gouji.toml."""

    agencies: str = setting("", "机关名册 agencies.csv；空 = 随程序提供的名册")
    portals: str = setting("", "网站名册 portals.csv；空 = 随程序提供的名册")


@dataclass(frozen=True, slots=True)
class CrawlSection:
    """How we look at portals."""

    user_agent: str = setting("gouji/0.1", "请求时如实报出的名字")
    contact: str = setting("", "附在 user_agent 后的联系方式（网址或邮箱），请填写")
    delay_s: float = setting(3.0, "同一主机两次请求之间至少间隔的秒数", high=3600)
    jitter: float = setting(0.5, "间隔的随机浮动比例（0 到 1）", high=1)
    daily_budget: int = setting(2000, "每个主机每天最多请求数", low=1)
    night_window: str = setting("", "只在此时段抓取，如 22:00-06:00（北京时间）；空 = 全天")
    timeout_s: float = setting(30.0, "单次请求的时限（秒）", low=0.1, high=3600)
    visit_s: float = setting(
        21_600.0, "一次访问（一个网站）的时限（秒）；到时未看完的记为无法查看", low=60, high=172_800
    )
    max_bytes: int = setting(64 * 1024 * 1024, "单个响应的最大字节数", low=1024)
    obey_robots: bool = setting(True, "遵守 robots.txt")
    allow_private_addresses: bool = setting(False, "允许访问内网与本机地址（仅供演示和测试）")


@dataclass(frozen=True, slots=True)
class ReadSection:
    """How documents are read."""

    ocr: bool = setting(True, "识别扫描件（需安装扩展 ocr）")
    office: bool = setting(True, "用 LibreOffice 读取 DOC、WPS、RTF")
    max_seconds: float = setting(
        60.0, "单个文件的计算时限（处理器秒；扫描件按每页计）；机器繁忙时可等待数倍于此", low=1, high=3600
    )
    max_memory_mb: int = setting(2048, "单个读取进程的内存上限（MB）；0 = 不限", low=0)
    max_bytes: int = setting(64 * 1024 * 1024, "单个文件的最大字节数", low=1024)
    max_unpacked_bytes: int = setting(256 * 1024 * 1024, "压缩文件（含 DOCX、XLSX）解开后的最大字节数", low=1024)
    max_nesting: int = setting(3, "压缩文件最多嵌套几层", low=0, high=10)
    max_pages: int = setting(300, "PDF 与扫描件的最多页数、工作簿的最多工作表数", low=1)
    max_cells: int = setting(200_000, "单个文件的最多单元格数", low=200)
    max_characters: int = setting(3_000_000, "单个文件的最多文字数", low=10_000)
    max_pixels: int = setting(100_000_000, "单张图片的最多像素数", low=10_000)
    max_glyphs: int = setting(100_000, "PDF 单页的最多字符数", low=1000)
    max_objects: int = setting(200_000, "PDF 单页的最多图形数", low=1000)


@dataclass(frozen=True, slots=True)
class JudgeSection:
    """What has to be seen before something is said."""

    looks_needed: int = setting(3, "认定逾期前，期限之后至少需要的有效查看次数", low=1, high=100)
    days_needed: int = setting(2, "这些查看至少分布在几天", low=1, high=100)
    hold_flip_share: float = setting(0.2, "一个地区单次状态变化超过此比例即暂缓发布", high=1)
    hold_dark_share: float = setting(0.15, "一个地区无法查看超过此比例即暂缓发布", high=1)


@dataclass(frozen=True, slots=True)
class MailSection:
    """The mail server. The password comes from ``GOUJI_MAIL_PASSWORD`` only."""

    host: str = setting("", "邮件服务器；空 = 不发送，只写入 outbox/")
    port: int = setting(587, "端口（starttls 常用 587，tls 常用 465）", low=1, high=65535)
    security: str = setting("starttls", "连接安全", choices=("none", "starttls", "tls"))
    user: str = setting("", "登录名；空 = 不登录。密码只从环境变量 GOUJI_MAIL_PASSWORD 读取")
    sender: str = setting("", "发件人，如 年报监测 <gouji@example.gov.cn>")
    reply_to: str = setting("", "回复地址")
    timeout_s: float = setting(60.0, "与邮件服务器通信的时限（秒）", low=1, high=600)
    operator: str = setting("", "运行人员邮箱：暂缓发布、长期无数据时告知")


@dataclass(frozen=True, slots=True)
class DigestSection:
    """When the digest is made and how it speaks."""

    period: str = setting("week", "周期", choices=("day", "week", "month"))
    weekday: int = setting(1, "每周几发送（1 = 周一）", low=1, high=7)
    hour: int = setting(8, "几点发送（北京时间）", high=23)
    language: str = setting("zh", "语言", choices=("zh", "en"))
    scope: str = setting("", "范围名称，用于标题，如 宿迁市；空 = 按行政区划代码")


@dataclass(frozen=True, slots=True)
class ServeSection:
    """Where the browse pages listen."""

    host: str = setting("127.0.0.1", "监听地址")
    port: int = setting(8001, "端口；0 = 任意空闲端口", low=0, high=65535)
    public_url: str = setting("", "读者访问浏览页的网址，用于邮件中的链接；空 = http://host:port")


@dataclass(frozen=True, slots=True)
class WatchSection:
    """When ``gouji watch`` looks."""

    hour: int = setting(2, "每天几点开始查看（北京时间）", high=23)
    minute: int = setting(17, "第几分钟；请避开整点", high=59)
    extra_hours: tuple[int, ...] = setting(
        (11, 19), "期限前后的加密时段（1月15日至2月15日、3月15日至4月15日）另加的钟点"
    )
    grace_hours: float = setting(12.0, "错过后多少小时内仍补做", low=0.1, high=240)
