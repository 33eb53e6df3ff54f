"""`receive` and `return`: a unit's side of the exchange."""

from pathlib import Path
from typing import Any

from tzdesk.cli.answers import Answer
from tzdesk.cli.context import Context
from tzdesk.cli.selection import chosen_board
from tzdesk.cli.shapes import plan_shape, said
from tzdesk.domain.records import Plan
from tzdesk.services.desk import Desk
from tzdesk.services.received_form import ReceivedForm, read_received
from tzdesk.services.received_values import Kept
from tzdesk.services.receiving import ReceiveState, Reception, judge, receive
from tzdesk.services.returning import Blank, MadeReturn, PreparedReturn, prepare, write

_NOTHING = Reception(())


def receive_form(context: Context) -> Answer:
    """A dispatched workbook as the unit's ledger, which is made if missing."""
    received = read_received(Path(context.args.file).expanduser().absolute())
    path = context.path
    existed = path.exists()
    desk = context.open() if existed else context.create()
    try:
        with desk:
            return _receive(desk, received)
    except BaseException:
        if not existed:
            path.unlink(missing_ok=True)
        raise


def _receive(desk: Desk, received: ReceivedForm) -> Answer:
    judgement = judge(desk.ledger, received)
    if judgement.state is ReceiveState.KNOWN:
        words = judgement.message + judgement.advice
        return _received(desk, received, judgement.state, _NOTHING, words)
    _, found = receive(desk, received)
    day = received.identity.due
    words = (
        f"“{received.title}”，{len(received.tasks)} 项任务，{day.month}月{day.day}日前报送。\n"
        f"已接收到台账：{desk.path}"
    )
    return _received(desk, received, judgement.state, found, words)


def _received(
    desk: Desk, received: ReceivedForm, state: ReceiveState, found: Reception, words: str
) -> Answer:
    identity = received.identity
    data = {
        "plan": plan_shape(desk.ledger.get(Plan, identity.plan_uid)),
        "tasks": len(received.tasks),
        "unit": identity.unit_name,
        "period": identity.period_code,
        "state": state.value,
        "filled": found.filled,
        "kept": [_kept(one) for one in found.kept],
        "notices": list(found.notices),
    }
    lines = [words]
    if found.filled:
        lines.append(f"读入表中已填的 {found.filled} 处。")
    lines += [
        f"第 {one.number or '—'} 项{one.entry.label}两边都改过，保留本单位的内容。"
        for one in found.kept
    ]
    return Answer(data, "\n".join([*lines, *(f"{one}。" for one in found.notices)]))


def _kept(one: Kept) -> dict[str, Any]:
    return {
        "number": one.number,
        "field": one.entry.identifier,
        "ours": said(one.ours),
        "theirs": said(one.theirs),
    }


def make_return(context: Context) -> Answer:
    """The workbook that was received, filled in."""
    args = context.args
    with context.open(read_only=True) as desk:
        prepared = prepare(chosen_board(desk, args))
    made = write(prepared, Path(args.out).expanduser().absolute())
    data = {
        "path": str(made.path),
        "blank": [_blank(one) for one in prepared.blank],
        "notices": list(made.notices),
    }
    return Answer(data, _returned(prepared, made))


def _blank(one: Blank) -> dict[str, Any]:
    return {"number": one.number, "field": one.field}


def _returned(prepared: PreparedReturn, made: MadeReturn) -> str:
    lines = [f"已生成报送文件：{made.path}"]
    if left := prepared.without_progress:
        numbers = "、".join(one.number or "—" for one in left)
        lines.append(f"还有 {len(left)} 项没有填写本期进展：第 {numbers} 项。")
    return "\n".join([*lines, *(f"{one}。" for one in made.notices)])
