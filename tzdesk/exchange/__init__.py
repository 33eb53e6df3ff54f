"""Workbooks written and read: the ledger's export, and later dispatch and return."""
