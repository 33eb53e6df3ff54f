"""`plan import`: a document into the ledger, or with `--dry-run` only looked at."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tzdesk.cli.answers import Answer
from tzdesk.cli.context import Context
from tzdesk.cli.shapes import draft_shape, plan_shape, said
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Plan
from tzdesk.services.comparing import Comparison, Difference
from tzdesk.services.desk import Desk
from tzdesk.services.foreign_columns import with_known_columns
from tzdesk.services.importing import ImportOptions, compare_plan, default_options, import_plan
from tzdesk.services.incoming import Incoming, read_bytes, read_plan

STANDARD_INPUT = "-"


def import_document(context: Context) -> Answer:
    """Reads a plan; makes it, or brings the known one up to it."""
    args = context.args
    incoming = _read(args.file)
    if args.dry_run:
        return _look(context, incoming)
    path = context.path
    existed = path.exists()
    desk = context.open() if existed else context.create()
    try:
        with desk:
            return _import(desk, incoming, args.periods)
    except BaseException:
        if not existed:
            path.unlink(missing_ok=True)
        raise


def _read(name: str) -> Incoming:
    if name == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), "标准输入")
    return read_plan(Path(name).expanduser().absolute())


def _look(context: Context, incoming: Incoming) -> Answer:
    """What an import would do; not even an empty ledger is left behind."""
    path = context.known_path
    if path is None or not path.exists():
        found = compare_plan(Ledger(), incoming.draft, incoming.exported)
        options = default_options(incoming.draft, context.clock().date())
        return _answer(incoming, None, options, found)
    with context.open(read_only=True) as desk:
        incoming = _beside(desk, incoming)
        found = compare_plan(desk.ledger, incoming.draft, incoming.exported)
        options = default_options(incoming.draft, desk.today, found.plan)
        return _answer(incoming, found.plan, options, found)


def _beside(desk: Desk, incoming: Incoming) -> Incoming:
    """Columns of a table that the ledger has as its own come in without being asked for."""
    return replace(incoming, draft=with_known_columns(desk.ledger, incoming.draft))


def _import(desk: Desk, incoming: Incoming, periods: str | None) -> Answer:
    incoming = _beside(desk, incoming)
    found = compare_plan(desk.ledger, incoming.draft, incoming.exported)
    options = default_options(incoming.draft, desk.today, found.plan)
    if periods:
        options = replace(options, periods=PeriodKind(periods))
    before = {plan.uid for plan in desk.ledger.plans}
    import_plan(desk, incoming.draft, options, exported=incoming.exported, name=incoming.name)
    made = next((one for one in desk.ledger.plans if one.uid not in before), None)
    known = desk.ledger.find(Plan, found.plan.uid) if found.plan else None
    return _answer(incoming, made or known, options, found)


def _answer(
    incoming: Incoming, plan: Plan | None, options: ImportOptions, found: Comparison
) -> Answer:
    draft = incoming.draft
    data = {
        "plan": plan_shape(plan) if plan else _planned(options),
        **draft_shape(draft),
        "compared": [_compared(one) for one in found.differences],
    }
    return Answer(data, _words(data, found.differences, known=found.plan is not None))


def _planned(options: ImportOptions) -> dict[str, Any]:
    """The plan that would be made; it has no uid yet."""
    return {
        "uid": None,
        "title": options.title,
        "doc_no": options.doc_no,
        "issuer": options.issuer,
        "issued_on": encode(options.issued_on),
        "year": options.year,
    }


def _compared(one: Difference) -> dict[str, Any]:
    return {"number": one.number, "field": one.field, "old": said(one.old), "new": said(one.new)}


def _words(data: dict[str, Any], differences: Sequence[Difference], *, known: bool) -> str:
    tasks = data["tasks"]
    leaders = {name for task in tasks for name in task["leaders"]}
    units = {name for task in tasks for name in task["units"]}
    lines = [
        data["plan"]["title"],
        (
            f"识别 {len(data['sections'])} 章、{len(tasks)} 项任务、{len(leaders)} 位领导、"
            f"{len(units)} 个单位"
        ),
    ]
    if known:
        lines.append(f"与台账比较：{len(differences)} 处不同")
    if data["problems"]:
        lines.append(f"{len(data['problems'])} 处需处理：")
    lines += [f"　第 {one['line']} 行　{one['message']}" for one in data["problems"]]
    return "\n".join(lines)
