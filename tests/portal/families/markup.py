"""What lists of several families have in common."""

from html import escape

from portal.site import Item, Site


def rows_of(site: Site, items: list[Item], date_tag: str = "span") -> str:
    return "".join(
        f'<li><a href="{escape(site.href(i))}" title="{escape(i.title)}" target="_blank">{escape(i.title)}</a>'
        f"<{date_tag}>{i.day}</{date_tag}></li>"
        for i in items
    )


def none_of(site: Site, items: list[Item]) -> str:
    return "<p>暂无信息</p>" if site.says_none and not items else ""


def page_of(path: str, first: str, other: str) -> int | None:
    """Which page of a list a file name means: ``index.html``, ``index_{n}.html``."""
    if path == first:
        return 0
    stem, _, tail = other.partition("{n}")
    middle = path.removeprefix(stem).removesuffix(tail)
    return int(middle) if path.startswith(stem) and path.endswith(tail) and middle.isdigit() else None
