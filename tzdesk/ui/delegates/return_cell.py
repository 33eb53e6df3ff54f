"""Paints how a unit stands in a period: a sign, how many of how many, and what came on paper.

States are told apart without colour: ✓ for all, ◌ for none, bare figures for some, words else.
"""

from typing import Any

from PySide6.QtCore import QRect

from tzdesk.domain.return_matrix import ReturnCell, ReturnState
from tzdesk.services.return_lists import NOTHING
from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.delegates.lines import font_of
from tzdesk.ui.theme import Shape

_GAP = 5
_SIGNS = {ReturnState.COMPLETE: Shape.MERGEABLE, ReturnState.SILENT: Shape.UNREPORTED}
LATE_WORD = "逾期"


def paint_return(canvas: Canvas, cell: ReturnCell, *, current: bool, bare: bool = False) -> None:
    """Into the canvas's rectangle; `bare` without what came on paper."""
    ink = cell_ink(canvas, cell, current=current)
    if not cell.owed:
        nothing = cell.state is ReturnState.NOT_ASKED
        used = canvas.line(NOTHING if nothing else cell.state.value, canvas.rect, ink=ink)
        if not bare:
            _ticks(canvas, cell, canvas.rect.left() + used)
        return
    size = canvas.theme.sizes.icon_status
    if sign := _SIGNS.get(cell.state):
        canvas.shape(sign, canvas.rect, ink, size)
    words = canvas.rect.adjusted(size + canvas.px(_GAP), 0, 0, 0)
    used = canvas.line(f"{cell.reported}/{cell.owed}", words, ink=ink)
    left = words.left() + used
    if cell.late:
        place = QRect(left + canvas.px(_GAP), words.top(), words.width(), words.height())
        ink = canvas.theme.palette.overdue.text
        left = place.left() + _fitting(canvas, LATE_WORD, place, ink, LEFT)
    if not bare:
        _ticks(canvas, cell, left)


def cell_ink(canvas: Canvas, cell: ReturnCell, *, current: bool) -> str:
    """The colour of a state: loud in 本期, quiet in what is past."""
    palette = canvas.theme.palette
    if cell.state in (ReturnState.SILENT, ReturnState.PARTIAL):
        return palette.late.text if current else palette.unreported.text
    if cell.state is ReturnState.COMPLETE:
        return palette.done.text if current else "text_secondary"
    return "text_muted"


def _ticks(canvas: Canvas, cell: ReturnCell, after: int) -> None:
    """「电纸章」 at the right, or 「…」: a part of the letters would say something else."""
    letters = {"electronic": "电", "paper": "纸", "stamped": "章"}
    ticked = [letters[name] for name in cell.handed_in.ticked]
    left = after + canvas.px(_GAP)
    place = QRect(left, canvas.rect.top(), canvas.rect.right() - left + 1, canvas.rect.height())
    if not _fitting(canvas, "".join(ticked), place, "text_muted", RIGHT) and ticked:
        _fitting(canvas, "…", place, "text_muted", RIGHT)


def _fitting(canvas: Canvas, words: str, place: QRect, ink: str, align: Any) -> int:
    """Words that are left out rather than shortened; their width."""
    _, metrics = font_of(canvas.theme, "caption")
    place = place.intersected(canvas.rect)
    if not words or metrics.horizontalAdvance(words) > place.width():
        return 0
    return canvas.line(words, place, "caption", ink, align)
