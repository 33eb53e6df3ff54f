"""What people do to a workbook, each done by several units."""

import pytest

from tests.services.merging import (
    deeds_with_rows,
    deeds_with_sheets,
    deeds_with_values,
    deeds_with_words,
)
from tests.services.merging.deeds import CASES
from tests.services.merging.office import UNITS, Office
from tzdesk.services.merge_plan import CellKind

assert deeds_with_rows
assert deeds_with_sheets
assert deeds_with_values
assert deeds_with_words


@pytest.mark.parametrize("name", CASES)
def test_deed(office: Office, name: str) -> None:
    expected = CASES[name]
    plan = office.plan(*office.hand_in_all(expected.alter))
    for file, unit in zip(plan.files, UNITS, strict=True):
        assert file.unit
        assert file.unit.name == unit
        found = {(place, what, value) for of, place, what, value in office.said(plan) if of == unit}
        assert found == expected.changes
        wrong = office.said(plan, CellKind.INVALID)
        assert {one[1:] for one in wrong if one[0] == unit} == expected.invalid
        assert office.said(plan, CellKind.CONFLICT) == set()
        # Each deed fills few rows; that the others are named is looked at in test_unfilled.
        assert {notice.kind for notice in file.notices} - {"unfilled"} == expected.kinds
        assert file.state is expected.state, file.message
        assert list(file.missing) == [office.number(unit, place) for place in expected.missing]
        assert len(file.added) == expected.added
        assert [one.field for one in file.locked] == expected.locked
