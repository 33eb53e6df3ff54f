"""单位管理: all units of the ledger by category, and what may be done with the one in front.

Every deed goes through the session and is one step of 撤销; the services say what is refused.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tzdesk.domain.board import Board
from tzdesk.domain.records import UnitCategory
from tzdesk.errors import UserError
from tzdesk.services.contacts import ContactList, UnitNames, read_contact_list
from tzdesk.services.desk import Desk, Written
from tzdesk.services.unit_members import memberships, remove_member
from tzdesk.services.unit_names import give_alias, remove_alias
from tzdesk.services.unit_order import move_unit, remove_unit, why_not_removed
from tzdesk.services.units import returned_before, set_contact
from tzdesk.settings import Key
from tzdesk.ui.dialogs.dispatch.member_choice import Collective
from tzdesk.ui.dialogs.dispatch.members import MembersDialog
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.dialogs.frame import frame
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.dialogs.told_footer import ToldFooter
from tzdesk.ui.dialogs.units.contacts import ContactsDialog
from tzdesk.ui.dialogs.units.forms import AddForm, RenameForm
from tzdesk.ui.dialogs.units.lines import UnitLine, grouped, unit_lines
from tzdesk.ui.dialogs.units.merge import UnitMergeDialog
from tzdesk.ui.dialogs.units.pane import UnitPane
from tzdesk.ui.dialogs.units.tree import UnitTree
from tzdesk.ui.messages import CLOSE, run, show_error
from tzdesk.ui.slices import Slices
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.find_field import FindField
from tzdesk.ui.workplace import Workplace

TITLE = "单位管理"
FILTER = "联系人名单 (*.xlsx *.xls *.xlsm *.xlsb *.ods *.et *.csv *.docx);;所有文件 (*)"
READ = "读取联系人"
FOLDED: Key[list[str]] = Key("folded_unit_categories", [])
_START, _MINIMUM, _FIELD = (1178, 752), (960, 560), 190


class UnitsDialog(QDialog):
    """Of the ledger that the session shows; counts are those of its plan."""

    manual_page = "units"

    task_wanted = Signal(str)
    """A task should be brought to the front."""

    def __init__(self, place: Workplace, parent: QWidget | None = None):
        super().__init__(parent or place.window)
        self._place, self._session = place, place.session
        self.lines: list[UnitLine] = []
        self._slices = Slices(self)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.tree, self.pane, self.field = UnitTree(), UnitPane(), FindField("筛选单位")
        folded: list[str] = place.memory.settings.get(FOLDED)
        self.tree.fold(folded)
        self.add_button = verb_button("新增单位…", self._on_adding, kind="small")
        self.import_button = verb_button("从 Excel 导入联系人…", self._on_import, kind="small")
        self.close_button = verb_button(CLOSE, self.reject)
        self.footer = ToldFooter(self, self._session, (self.close_button,))
        self.reading = QLabel()
        self._arrange()
        DialogPlace(self, place.memory.settings, "units", _START, _MINIMUM)
        self._wire()
        self._load()
        self.tree.setFocus()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        self.field.setFixedWidth(px(_FIELD))
        tools.addWidget(self.field)
        tools.addWidget(self.add_button)
        tools.addWidget(self.import_button)
        tools.addWidget(self.reading)
        tools.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        self.tree.setProperty("framed", True)
        middle.addWidget(self.tree, 1)
        middle.addWidget(self.pane)
        inside = QVBoxLayout()
        inside.setSpacing(px(8))
        inside.addLayout(tools)
        inside.addLayout(middle, 1)
        frame(self, inside, self.footer)

    def _wire(self) -> None:
        self.field.textChanged.connect(lambda _words: self._list())
        self.field.left.connect(self.tree.setFocus)
        self.tree.reached.connect(self._show_unit)
        self.tree.rename_wanted.connect(self._on_renaming)
        self.tree.moved.connect(self._on_moved)
        self.tree.units.typed.connect(self._on_contact_typed)
        pane = self.pane
        pane.rename_wanted.connect(self._on_renaming)
        pane.merge_wanted.connect(self._on_merging)
        pane.members_wanted.connect(self._on_members)
        pane.removal_wanted.connect(lambda: self._of_current(remove_unit))
        pane.category_chosen.connect(self._on_category_chosen)
        pane.alias_typed.connect(self._on_alias_typed)
        pane.alias_removed.connect(lambda name: self._of_current(remove_alias, name))
        pane.member_removed.connect(lambda uid: self._write(lambda desk: remove_member(desk, uid)))
        pane.typed.connect(lambda name, text: self._set_contact(self.tree.current, name, text))
        pane.task_chosen.connect(self._on_task_chosen)
        self._session.history_changed.connect(self._load)
        self.finished.connect(
            lambda _result: self._place.memory.settings.set(FOLDED, self.tree.closed)
        )

    # What it shows

    @property
    def _board(self) -> Board | None:
        return self._session.board

    def _load(self) -> None:
        """Reads the ledger anew."""
        if self._board is None:
            self.reject()  # 撤销 took away what it shows
            return
        self._slices.run(returned_before(self._board), self._show_lines)
        if self._slices.busy:
            self._show_lines({})  # 上期 follows

    def _show_lines(self, before: Mapping[str, bool]) -> None:
        if self._board is None:
            return
        self.lines = unit_lines(self._board, before)
        for button in (self.add_button, self.import_button):
            button.setEnabled(self._session.writable)
        collective = sum(one.collective for one in self.lines)
        told = f"{len(self.lines)} 个单位"
        self.footer.told.setText(f"{told}，其中统称单位 {collective} 个" if collective else told)
        self._list()

    def _list(self) -> None:
        groups = grouped(self.lines, self.field.text())
        self.tree.show_groups(groups, writable=self._session.writable)

    def _show_unit(self) -> None:
        line, board = self.tree.current, self._board
        if line is None or board is None:
            self.pane.show_nothing()
            return
        tasks = [
            row for row in board.rows.values() if any(one.unit_uid == line.uid for one in row.units)
        ]
        ledger = board.ledger
        self.pane.show_unit(
            line,
            memberships(ledger, line.uid),
            tasks,
            why_not_removed(ledger, line.uid),
            writable=self._session.writable,
        )

    # What the clerk does

    def _write(self, deed: Callable[[Desk], Written]) -> None:
        """Writes; what is refused stands below the fields of the unit, which are as they were."""
        refused = QLabel()
        if not written(self._session, deed, refused):
            self._show_unit()
            self.pane.refuse(refused.text())

    def _of_current(self, deed: Callable[..., Written], *words: object) -> None:
        if line := self.tree.current:
            self._write(lambda desk: deed(desk, line.uid, *words))

    def _on_alias_typed(self, name: str) -> None:
        self.pane.alias.show_text("")
        self._of_current(give_alias, name)

    def _on_category_chosen(self, category: UnitCategory) -> None:
        if (line := self.tree.current) and category is not line.entry.category:
            self._of_current(move_unit, category)

    def _on_moved(self, uid: str, category: UnitCategory, before: str) -> None:
        self._write(lambda desk: move_unit(desk, uid, category, before))

    def _on_contact_typed(self, uid: str, name: str, text: str) -> None:
        self._set_contact(next(one for one in self.lines if one.uid == uid), name, text)

    def _set_contact(self, line: UnitLine | None, name: str, text: str) -> None:
        if line:
            known = {"contact": line.entry.contact or "", "phone": line.entry.phone or ""}
            values = known | {name: text}
            self._write(lambda desk: set_contact(desk, line.uid, **values))

    def _on_renaming(self) -> None:
        if (line := self.tree.current) and self._session.writable:
            run(RenameForm(self._session, line, self))

    def _on_adding(self) -> None:
        known = {one.uid for one in self.lines}
        run(AddForm(self._session, self))
        if new := next((one for one in self.lines if one.uid not in known), None):
            self.tree.go(new.uid)

    def _on_merging(self) -> None:
        if line := self.tree.current:
            others = [
                one
                for one in self.lines
                if one.uid != line.uid and one.collective == line.collective
            ]
            run(UnitMergeDialog(self._place, line, others, self))

    def _on_members(self) -> None:
        line, board = self.tree.current, self._board
        if line and board:
            rows = board.rows.values()
            parts = (row for row in rows for one in row.units if one.unit_uid == line.uid)
            tasks = tuple(dict.fromkeys(row.uid for row in parts))
            collective = Collective(line.uid, line.entry.name, tasks)
            run(MembersDialog(self._session, board, collective, self))

    def _on_task_chosen(self, uid: str) -> None:
        self.task_wanted.emit(uid)
        self.accept()

    # Contacts from a file

    def _on_import(self) -> None:
        folder = str(self._place.memory.folder("contacts"))
        name, _ = QFileDialog.getOpenFileName(self, "选择联系人名单", folder, FILTER)
        if name:
            self.read_contacts(Path(name))

    def read_contacts(self, path: Path) -> None:
        """Reads a list off this thread, then shows what it brings."""
        desk, jobs = self._session.desk, self._place.jobs
        if desk is None:
            return
        names = UnitNames(desk.ledger)
        started = jobs.run(
            READ,
            lambda _report: read_contact_list(path, names),
            self._on_list_read,
            self._on_not_read,
        )
        if started:
            self._place.memory.keep_folder("contacts", path.parent)
            self.reading.setText(f"正在读取 {path.name}…")
        else:
            show_error(self, jobs.waiting("完成后再导入联系人。"))

    def _on_list_read(self, found: ContactList) -> None:
        self.reading.setText("")
        run(ContactsDialog(self._place, found, self))

    def _on_not_read(self, error: Exception) -> None:
        self.reading.setText("")
        if not isinstance(error, UserError):
            raise error
        show_error(self, error)
