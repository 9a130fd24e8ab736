"""ledger.db: what we said and what people ruled. It survives everything and is never rewritten."""

from monitor.ledger.ledger import Ledger

__all__ = ["Ledger"]
