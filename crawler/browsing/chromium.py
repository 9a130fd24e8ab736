"""Whether lists can be drawn here: the extra ``browser`` and a Chromium of the system's; and how it is started."""

import os
import shutil
from importlib.util import find_spec
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "pip install 'gouji[browser]'；apt install chromium"
PROPOSAL = "列表由脚本生成：核实后可在 portals.csv 将该网站的 browser 设为 yes"


def find_chromium() -> str | None:
    """The Chromium of the system; a browser is never downloaded."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def missing() -> str | None:
    """What has to be installed before a list can be drawn, with the command; None when nothing is missing."""
    lacking = [] if find_spec("scrapy_playwright") else ["扩展 browser"]
    lacking += [] if find_chromium() else ["Chromium"]
    return f"未安装{'、'.join(lacking)}：{INSTALL}" if lacking else None


def browser_settings() -> dict[str, Any]:
    """What Scrapy's settings get where a list has to be drawn: the handler, and a browser without a network.

    The browser resolves no name and keeps its sandbox; as root Chromium refuses to start with one.
    """
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic", "--dns-prefetch-disable",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu",
                 "--no-first-run", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"]  # fmt: skip
    return {
        "DOWNLOAD_HANDLERS": {
            "http": "crawler.browsing.browser.BrowserHandler",
            "https": "crawler.browsing.browser.BrowserHandler",
        },
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": find_chromium(),
            "headless": True,
            "chromium_sandbox": os.geteuid() != 0,
            "args": arguments,
        },
    }
