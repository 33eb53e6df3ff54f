"""Commands about plans: importing one, and the dialogs on periods and history."""

from collections.abc import Callable
from pathlib import Path

from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.workplace import Workplace


class PlanCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, ledgers: LedgerCommands):
        self._place, self._ledgers = place, ledgers

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {"import_plan": self.import_plan}

    def import_plan(self, path: Path | None = None) -> None:
        """导入方案…, or the file that was dropped. Never into the example, which is thrown away."""
        from tzdesk.ui.dialogs.import_plan import (  # noqa: PLC0415 - not at the start
            ImportDialog,
        )

        if self._ledgers.is_example:
            self._ledgers.close()
        dialog = ImportDialog(self._place, path)
        dialog.exec()
        dialog.deleteLater()
