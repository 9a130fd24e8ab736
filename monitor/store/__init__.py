"""gouji.db: the view of the archive that people browse and rules read; it can be deleted and made again."""

from monitor.store.store import Store

__all__ = ["Store"]
