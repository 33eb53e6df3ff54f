"""When the ledger was copied last, in words, wherever that is told."""

from tzdesk.services.backups import BackupRules, backups
from tzdesk.services.desk import Desk
from tzdesk.settings import Settings
from tzdesk.ui.days import moment_in_words

NONE = "还没有备份"


def last_backup(desk: Desk, settings: Settings, before: str) -> str:
    """「上次：今天 08:30，已核验」, with the words that stand before it; looks into the folders."""
    found = backups(desk.path, BackupRules.of(settings))
    return f"{before}：{moment_in_words(found[0].at, desk.today)}，已核验" if found else NONE
