"""Workbooks to dispatch, made of the small ledger in `ledgers`."""

from dataclasses import replace

from tests.exchange.ledgers import HOSTILE, LONG, board
from tests.exchange.test_return_format import IDENTITY
from tzdesk.exchange.form_rows import Form, FormRow, form_task

SAID = {
    "status": "滞后",
    "percent": 58.5,
    "progress": HOSTILE,
    "problem": "-缺地\n+缺钱",
    "coordination": True,
    "phone": "01000",
}


def sample_form() -> Form:
    """Three rows: one with everything said, one prefilled and long, one blank."""
    tasks = [form_task(row) for row in board()]
    rows = (
        FormRow("t0u1", tasks[0], "上期说过的话", SAID),
        FormRow("t1u1", tasks[1], LONG[:32_767], {"progress": LONG}, {"contact": "@王五"}),
        FormRow("t2u1", tasks[2]),
    )
    return Form(replace(IDENTITY, row_count=len(rows)), rows)
