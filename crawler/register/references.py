"""What the lines of the register say of each other: ids used once, references that lead somewhere, no circles."""

from crawler.register.rows import Row, nearest
from crawler.register.values import Agency, Register


def refuse_duplicates(rows: tuple[Row, ...], field: str) -> None:
    """Raises DeclarationError for an id used twice."""
    first: dict[str, int] = {}
    for row in rows:
        key = row.needed(field)
        if key in first:
            raise row.error(field, f"an id used once (row {first[key]} has it too)", key)
        first[key] = row.number


def refuse_dangling(register: Register, rows: tuple[Row, ...], portals_file: str) -> None:
    """Raises DeclarationError for an agency that names a portal, a parent or a successor that there is not."""
    portals = {portal.portal_id for portal in register.portals}
    agencies = {agency.agency_id for agency in register.agencies}
    for agency, row in zip(register.agencies, rows, strict=True):
        if agency.portal_id not in portals:
            near = nearest(agency.portal_id, portals)
            raise row.error("portal_id", f"a portal_id of {portals_file}{near}", agency.portal_id)
        references = [("parent_id", agency.parent_id)] if agency.parent_id else []
        references += [("successors", successor) for successor in agency.successors]
        for field, reference in references:
            if reference not in agencies or reference == agency.agency_id:
                near = nearest(reference or "", agencies)
                raise row.error(field, f"the agency_id of another row{near}", reference)
        _refuse_circle(register, agency, row)


def _refuse_circle(register: Register, agency: Agency, row: Row) -> None:
    parents = {each.agency_id: each.parent_id for each in register.agencies}
    seen, current = {agency.agency_id}, agency.parent_id
    while current is not None:
        if current in seen:
            raise row.error("parent_id", "a chain of parents that ends", agency.parent_id)
        seen.add(current)
        current = parents.get(current)
