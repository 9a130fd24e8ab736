"""What keeps an element of a page from its readers: a style, an attribute, a script's condition."""

import re
from typing import Any

_IF = re.compile(r"^(?:v-|ms-|ng-|data-ng-|x-(?:if|show)|wx:|th:)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_NAME = re.compile(r"(?:^|\s)(?:d-none|hide|hidden|none|v-cloak)(?:\s|$)", re.I)


def is_veiled(element: Any) -> bool:
    """Whether a script decides if people see an element."""
    return (
        element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
        or bool(_HIDDEN_NAME.search(element.get("class") or ""))
        or any(_IF.match(str(name)) for name in element.attrib)
        or element.tag in ("template", "noscript", "script")
    )
