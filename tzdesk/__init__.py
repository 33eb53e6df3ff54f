"""tzdesk (台账桌面): a desktop task ledger for government offices on air-gapped PCs."""

__version__ = "0.1.0"
RELEASED = "2026-11-25"
