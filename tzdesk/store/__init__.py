"""The ledger file: the only place that imports SQLAlchemy."""
