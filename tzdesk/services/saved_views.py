"""我的视图: saving a view, replacing what it shows, renaming and removing it.

Each is one step of 撤销. What a view shows (`look`) is whoever shows tables' business.
"""

import json
from collections.abc import Mapping
from typing import Any

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import SavedView, new_uid
from tzdesk.domain.text import compact
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.placing import behind

LONGEST = 40


def view_named(ledger: Ledger, name: str) -> SavedView | None:
    """The view of that name; width, white space and case do not count."""
    wanted = _same(name)
    return next((one for one in ledger.saved_views() if _same(one.name) == wanted), None)


def save_view(desk: Desk, name: str, look: Mapping[str, Any]) -> Written:
    """Saves a view; one of that name shows this from now on. Raises UserError without a name."""
    name, found = _named(name), view_named(desk.ledger, name)
    said = json.dumps(look, ensure_ascii=False, sort_keys=True)
    if found:
        change = Change(found.entity, found.uid, "look", found.look, said)
        return desk.write([change], Source.SETTINGS, f"更新视图“{found.name}”")
    last = behind(desk.ledger.saved_views())
    view = SavedView(uid=new_uid(), name=name, position=last, look=said)
    return desk.write(created([view]), Source.SETTINGS, f"保存视图“{name}”")


def rename_view(desk: Desk, uid: str, name: str) -> Written:
    """Renames a view. Raises UserError for a name that is empty or taken."""
    view, name = desk.ledger.get(SavedView, uid), _named(name)
    found = view_named(desk.ledger, name)
    if found and found.uid != uid:
        raise UserError(f"已有视图“{found.name}”。", "请换一个名称。", "无法改名")
    change = Change(view.entity, uid, "name", view.name, name)
    return desk.write([change], Source.SETTINGS, f"视图“{view.name}”改名为“{name}”")


def remove_view(desk: Desk, uid: str) -> Written:
    """Removes a view; no task changes by it."""
    view = desk.ledger.get(SavedView, uid)
    return desk.write(removed([view]), Source.SETTINGS, f"删除视图“{view.name}”")


def read_look(look: str) -> dict[str, Any]:
    """What a view shows; nothing where it cannot be read."""
    try:
        found = json.loads(look)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError("视图没有名称。", "请填写名称，例如“滞后任务”。")
    if len(name) > LONGEST:
        raise UserError(f"视图名称不能超过 {LONGEST} 个字。", "请写得短一些。")
    return name


def _same(name: str) -> str:
    return compact(name).casefold()
