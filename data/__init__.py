"""What the law says and who is bound by it: read-only files, and the one way to reach them.

Nothing here computes. The files are checked against the circulars they quote by people who do not program.
"""

from pathlib import Path

HERE = Path(__file__).parent


def path(name: str) -> Path:
    """The place of a shipped data file, e.g. ``path("forms/2021.toml")``."""
    return HERE / name
