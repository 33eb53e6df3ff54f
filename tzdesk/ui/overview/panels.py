"""The panels of the page, made of what was counted; their names are the arrangement's."""

from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.overview import KINDS, Overview
from tzdesk.ui.overview import words
from tzdesk.ui.overview.arrangement import PACE, RETURNS
from tzdesk.ui.overview.bars import Bars
from tzdesk.ui.overview.pace_line import PaceLine
from tzdesk.ui.overview.parts import Panel
from tzdesk.ui.overview.returns import Returns

NAMES = (*(by.value for by in KINDS[:2]), PACE, KINDS[2].value, RETURNS)
"""In the order in which they are read."""


def panels(found: Overview, board: Board) -> dict[str, Panel]:
    """Every panel by its name."""
    periods = board.ledger.periods(board.plan.uid)
    pace = PaceLine(board.plan.year, periods, found.standings, found.pace, board.today)
    bars: dict[str, Panel] = {by.value: _bars(found, by) for by in KINDS}
    return bars | {PACE: pace, RETURNS: Returns(found, board)}


def _bars(found: Overview, by: GroupBy) -> Bars:
    """The first of them has the legend."""
    return Bars(
        words.bars_title(by),
        words.bars_note(found, by),
        words.HEADS[by],
        words.shown_bars(found, by),
        legend=by is KINDS[0],
    )


def whole_bars(found: Overview, by: GroupBy) -> Bars:
    """全部单位…: every bar."""
    title = f"全部{words.HEADS[by].removeprefix('牵头').removeprefix('责任')}"
    return Bars(title, words.bars_tip(found, by), words.HEADS[by], found.bars[by], legend=True)
