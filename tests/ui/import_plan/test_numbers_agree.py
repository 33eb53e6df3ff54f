"""Gaps and repeats told in the window are those that the reading of a document tells."""

from pathlib import Path

import pytest

from tzdesk.domain.document import document_from_text
from tzdesk.domain.draft import ProblemKind
from tzdesk.errors import UserError
from tzdesk.parsing import parse
from tzdesk.services.draft_numbers import renumbered

SPECIMENS = Path(__file__).parents[2] / "data" / "specimens"
NUMBERS = {ProblemKind.NUMBER_GAP, ProblemKind.NUMBER_REPEATED}


@pytest.mark.parametrize("path", sorted(SPECIMENS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("cut", [None, 3, 4, 5])
def test_numbers_agree(path: Path, cut: int | None) -> None:
    """`cut`: every n-th line but those is left, so that numbers are missing."""
    lines = path.read_text("utf-8").splitlines()
    if cut:
        lines = [line for at, line in enumerate(lines) if at % cut]
    try:
        draft = parse(document_from_text("\n".join(lines), path.name))
    except UserError:
        return
    told = [(one.line, one.message) for one in draft.problems if one.kind in NUMBERS]
    again = [(one.line, one.message) for one in renumbered(draft).problems if one.kind in NUMBERS]
    assert again == told
