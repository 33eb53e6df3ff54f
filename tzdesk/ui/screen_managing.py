"""Pictures of 单位管理, 领导管理 and what they open, as a clerk would find them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from tzdesk.domain.records import Unit
from tzdesk.services.contacts import ContactList, UnitNames, read_contact_list
from tzdesk.services.desk import Desk
from tzdesk.services.leaders import succeed
from tzdesk.services.unit_members import add_members
from tzdesk.services.unit_names import give_alias
from tzdesk.ui.main_window import MainWindow

RENAMED, OTHER, COLLECTIVE = "区城市管理委（区城管执法局）", "区城市管理委", "各乡镇政府"
_LARGE = (1178, 752)
MEMBERS = ("宋庄镇政府", "台湖镇政府", "漷县镇政府")
CONTACTS = (
    ("单位", "联系人", "电话"),
    ("区水务局", "张三", "80581234"),
    ("水务局", "李四", "80581235"),
    ("体育局", "王五", "80585678"),
    ("区教委", "李四", ""),
    ("区档案馆", "王五", "80589999"),
)


def managing_dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Each dialog under the name of its picture."""
    from tzdesk.ui.dialogs.leaders import LeadersDialog  # noqa: PLC0415 - not at the start
    from tzdesk.ui.dialogs.leaders.forms import SucceedForm  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.plan_settings import PlanSettings  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.units import UnitsDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.units.contacts import ContactsDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.units.forms import AddForm, RenameForm  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.units.merge import UnitMergeDialog  # noqa: PLC0415 - as above

    _prepare(window)
    desk = window.session.desk
    assert desk
    units = UnitsDialog(window.place)
    lines = {one.entry.name: one for one in units.lines}
    units.tree.go(lines[OTHER].uid)
    yield "09-units", _sized(window, units)
    collective = UnitsDialog(window.place)
    collective.tree.go(lines[COLLECTIVE].uid)
    yield "09-units-collective", _sized(window, collective)
    yield "09-units-add", AddForm(window.session, window)
    yield "09-units-rename", RenameForm(window.session, lines[OTHER], window)
    others = [one for one in units.lines if not one.collective and one.entry.name != RENAMED]
    merge = UnitMergeDialog(window.place, lines[RENAMED], others, window)
    merge.choose(next(one.uid for one in others if one.entry.tasks > 20))
    yield "09-units-merge", _sized(window, merge, (860, 560))
    contacts = ContactsDialog(window.place, _contacts(desk), window)
    yield "09-units-contacts", _sized(window, contacts, (900, 600))
    leaders = LeadersDialog(window.place)
    yield "09-leaders", _sized(window, leaders, (980, 620))
    entry = leaders.table.leaders.entries[1]
    yield "09-leaders-succeed", SucceedForm(window.session, entry, window)
    board = window.session.board
    assert board
    settings = PlanSettings(window.session, board, window)
    settings.reporting.setCurrentIndex(2)
    yield "13-plan-settings", settings


def _sized(window: MainWindow, dialog: QDialog, size: tuple[int, int] = _LARGE) -> QDialog:
    """As large as it opens on a screen of the window's size."""
    dialog.resize((QSize(*size) * (window.place.switch.scale / 100)).boundedTo(window.size()))
    return dialog


def _contacts(desk: Desk) -> ContactList:
    """What a list of contacts brings."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "联系人.csv"
        path.write_text("\n".join(",".join(row) for row in CONTACTS), "utf-8")
        return read_contact_list(path, UnitNames(desk.ledger))


def _prepare(window: MainWindow) -> None:
    """The example with other names, members and a successor."""
    session = window.session
    desk = session.desk
    assert desk
    uids = {one.name: one.uid for one in desk.ledger.rows(Unit).values()}
    leader = desk.ledger.leaders[0].uid
    session.write(lambda desk: give_alias(desk, uids[OTHER], "区市政市容委"))
    session.write(lambda desk: add_members(desk, uids[COLLECTIVE], MEMBERS))
    session.write(lambda desk: succeed(desk, leader, "李四", date(2023, 7, 1)))
