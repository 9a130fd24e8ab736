"""What a crawl came to, as people read it: totals, jurisdictions, and every cause once with whom it concerns."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from crawler.reasons import REASONS
from crawler.register import Register
from crawler.summary import Cause, Counts, CrawlSummary

NAMES_SHOWN = 10
PORTALS_SHOWN = 10


def as_text(summary: CrawlSummary, register: Register) -> str:
    """The whole outcome. What could not be looked at is never beside what was not there without its reason."""
    lines = [
        f"查看 {summary.looked} 次：查到 {summary.seen}，未见公布 {summary.absent}，无法查看 {summary.unknown}"
        f"（访问网站 {summary.visits}/{summary.planned}，请求 {summary.requests} 次）"
    ]
    if summary.simulated:
        lines.append("时钟为模拟时刻。")
    if summary.regions:
        lines += ["按地区：", *_regions(summary.regions, register)]
    if summary.causes:
        lines += ["无法查看（不等于未公布）：", *_causes(summary.causes, register)]
    if summary.unopened:
        lines += ["列表中可见、正文或附件未能打开（按已公开计，下次查看再试）：", *_causes(summary.unopened, register)]
    return "\n".join(lines)


def _regions(regions: Iterable[Counts], register: Register) -> Iterator[str]:
    governments = {
        agency.division_code: agency.name.removesuffix("人民政府")
        for agency in register.agencies
        if agency.kind == "people_government" and agency.until is None
    }
    for each in regions:
        named = f"{each.region} {governments[each.region]}" if each.region in governments else each.region
        reasons = "、".join(f"{REASONS[reason]} {count}" for reason, count in each.unknown)
        failed = each.looked - each.seen - each.absent
        yield f"  {named}：查看 {each.looked}，查到 {each.seen}，未见公布 {each.absent}，无法查看 {failed}" + (
            f"（{reasons}）" if reasons else ""
        )


def _causes(causes: Iterable[Cause], register: Register) -> Iterator[str]:
    """Each reason once, under it its portals, and on their lines the agencies."""
    of_reason = {reason: list(group) for reason, group in groupby(sorted(causes, key=_reason), _reason)}
    names = {agency.agency_id: agency.name for agency in register.agencies}
    portals = {portal.portal_id: portal.name for portal in register.portals}
    for reason, group in sorted(of_reason.items(), key=lambda item: (-_count(item[1]), item[0])):
        yield f"  {REASONS[reason]}（{reason}）：{_count(group)} 个机关，{len(group)} 个网站"
        ordered = sorted(group, key=lambda cause: (-len(cause.agency_ids), cause.portal_id))
        yield from (_portal(cause, portals, names) for cause in ordered[:PORTALS_SHOWN])
        if len(ordered) > PORTALS_SHOWN:
            yield f"    另 {len(ordered) - PORTALS_SHOWN} 个网站"


def _portal(cause: Cause, portals: Mapping[str, str], names: Mapping[str, str]) -> str:
    shown = "、".join(names.get(each, each) for each in cause.agency_ids[:NAMES_SHOWN])
    if len(cause.agency_ids) > NAMES_SHOWN:
        shown += f" 等 {len(cause.agency_ids)} 个"
    detail = f"（{cause.detail.split(' <- ')[0][:160]}）" if cause.detail else ""
    return f"    {portals.get(cause.portal_id, '')}（{cause.portal_id}）：{shown}{detail}"


def _reason(cause: Cause) -> str:
    return cause.reason


def _count(causes: Iterable[Cause]) -> int:
    return sum(len(cause.agency_ids) for cause in causes)
