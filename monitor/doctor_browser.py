"""What ``gouji doctor`` says of lists only a script draws: a browser missing, a portal that seems to need one."""

from crawler.archive import Archive
from crawler.browsing.chromium import PROPOSAL
from crawler.register import Portal, Register


def drawn_portals(register: Register) -> tuple[Portal, ...]:
    """The portals whose lists the register says have to be drawn."""
    return tuple(portal for portal in register.portals if portal.browser and portal.state == "active")


def lacking(register: Register, missing: str | None) -> str | None:
    """What is missing for the lists that have to be drawn, and whose they are; None when nothing is."""
    drawn = drawn_portals(register)
    if missing is None or not drawn:
        return None
    names = "、".join(portal.portal_id for portal in drawn[:5]) + (f" 等 {len(drawn)} 个" if len(drawn) > 5 else "")
    return f"名册注明 {names} 的列表须由浏览器呈现：{missing}"


def proposals(archive: Archive, register: Register) -> tuple[tuple[Portal, str], ...]:
    """Portals whose newest look found a page without content, and which are not marked: the register is not changed."""
    newest: dict[str, str | None] = {}
    for look in archive.looks():
        newest[look.portal_id] = look.reason
    marked = {portal.portal_id for portal in drawn_portals(register)}
    found = [each for each in register.portals if newest.get(each.portal_id) == "js_shell"]
    return tuple((portal, PROPOSAL) for portal in found if portal.portal_id not in marked)
