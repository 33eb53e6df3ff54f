"""Commands of a unit's side: 接收填报表, 生成报送文件."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from tzdesk.domain.records import Received
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.commands.plans import PlanCommands
from tzdesk.ui.messages import CANCEL, CLOSE, Question, ask, run, show_error
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from tzdesk.services.received_form import ReceivedForm

TITLE = "接收填报表"
PURPOSE = "receive"
FORM, FORMS = ".xlsx", "填报表 (*.xlsx)"
ANOTHER = "另建台账…"


class ReceivingCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, ledgers: LedgerCommands, plans: PlanCommands):
        self._place, self._ledgers, self._plans = place, ledgers, plans

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {"receive": self.choose, "make_return": self.make_return}

    @property
    def can_return(self) -> bool:
        """Whether the open ledger came of a received workbook."""
        desk = self._place.session.desk
        return bool(desk and desk.ledger.rows(Received))

    def choose(self) -> None:
        """接收填报表…"""
        folder = str(self._place.memory.folder(PURPOSE))
        name, _ = QFileDialog.getOpenFileName(self._place.window, TITLE, folder, FORMS)
        if name:
            self.receive(Path(name))

    def receive(self, path: Path, otherwise: Callable[[], object] | None = None) -> None:
        """Reads a workbook and shows it; `otherwise` is done with what is none to be received."""
        from tzdesk.services.received_form import read_received  # noqa: PLC0415 - as below

        def done(received: "ReceivedForm") -> None:
            self._place.memory.keep_folder(PURPOSE, path.parent)
            self._show(received, otherwise)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            if otherwise:
                otherwise()
            elif show_error(self._place.window, error, (CLOSE, "选择其他文件…")) != CLOSE:
                self.choose()

        self._place.jobs.run(TITLE, lambda _report: read_received(path), done, failed)

    def take_plan(self, name: str) -> None:
        """A document was dropped where no plan is open; a look inside tells a form from a plan."""
        path = Path(name)
        plan = partial(self._plans.import_plan, path)
        if path.suffix.lower() == FORM and not self._place.jobs.busy:
            self.receive(path, plan)
        else:
            plan()

    def take_returns(self, paths: Sequence[Path]) -> None:
        """Returns were dropped; in a unit's own ledger a single one may be a newer form."""
        returns = partial(self._plans.merge, paths)
        single = [one.suffix.lower() for one in paths] == [FORM]
        if single and self.can_return and not self._place.jobs.busy:
            self.receive(paths[0], returns)
        else:
            returns()

    def _show(self, received: "ReceivedForm", otherwise: Callable[[], object] | None) -> None:
        from tzdesk.services.receiving import ReceiveState, judge  # noqa: PLC0415 - not at start
        from tzdesk.ui.dialogs.receive import ReceiveDialog  # noqa: PLC0415 - as above

        desk = self._desk()
        judgement = judge(desk.ledger, received) if desk else None
        if judgement and not judgement.state.fits:
            if otherwise and judgement.state is not ReceiveState.OLDER:
                otherwise()
                return
            told = judgement.state in (ReceiveState.KNOWN, ReceiveState.OLDER)
            verbs = (CLOSE,) if told else (CANCEL, ANOTHER)
            question = Question(
                TITLE, judgement.message, judgement.advice, verbs, verbs[0], grave=not told
            )
            if ask(self._place.window, question) != ANOTHER:
                return
            desk = None
        run(ReceiveDialog(self._place, self._ledgers, received, desk))

    def _desk(self) -> Desk | None:
        """The open ledger; the example, which is thrown away, takes nothing in."""
        return None if self._ledgers.is_example else self._place.session.desk

    def make_return(self) -> None:
        """生成报送文件…"""
        from tzdesk.ui.dialogs.return_file import ReturnDialog  # noqa: PLC0415 - not at the start

        if self.can_return:
            run(ReturnDialog(self._place))
