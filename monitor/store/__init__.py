"""gouji.db: the view of the archive that people browse and rules read; it can be deleted and made again.

``store.Store`` is the whole of it. Nothing is imported here: a process that only makes rows loads no database.
"""
