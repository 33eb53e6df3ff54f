"""What can be done where a change could not be saved: 重试, 另存台账…"""

from functools import partial

from tzdesk.errors import Remedy, UserError
from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.messages import CLOSE, show_error, tell_failure
from tzdesk.ui.workplace import Workplace


class UnsavedWrites:
    """Tells of a refused write, and does what the clerk chooses."""

    def __init__(self, place: Workplace, ledgers: LedgerCommands):
        self._place, self._ledgers = place, ledgers

    def tell(self, error: UserError) -> None:
        """Shows why nothing was written, with the ways out that there are."""
        ways = {Remedy.RETRY: self._place.session.retry, Remedy.SAVE_ELSEWHERE: self.save_elsewhere}
        verbs = [one.value for one in error.remedies if one in ways]
        verb = show_error(self._place.window, error, (CLOSE, *verbs))
        for remedy, deed in ways.items():
            if verb == remedy:
                deed()

    def save_elsewhere(self) -> None:
        """另存台账…: a checked copy on another disk is opened, and the change made in it."""
        from tzdesk.services.backups import back_up  # noqa: PLC0415 - not at the start

        session = self._place.session
        desk, refused = session.desk, session.refused
        title = Remedy.SAVE_ELSEWHERE.removesuffix("…")
        target = self._ledgers.ask_new_path(desk.path.stem, title) if desk else None
        if desk is None or target is None:
            return

        def done(_made: object) -> None:
            if self._ledgers.open(target):
                session.refused = refused
                session.retry()

        failed = partial(tell_failure, self._place.window)
        self._place.jobs.run(title, lambda _report: back_up(desk, target), done, failed)
