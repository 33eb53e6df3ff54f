"""Bars by section, leader or unit: one row each, a segment for every status."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt

from tzdesk.domain.overview import Bar
from tzdesk.domain.status import BAR_ORDER, Status
from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.delegates.group_row import paint_fill
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.overview.card import PAD
from tzdesk.ui.overview.parts import Drill, Part, Table
from tzdesk.ui.theme import Theme

PITCH, WIDEST_PITCH, BAR, LEGEND = 23, 32, 17, 26
WITH_NUMBER = 14
"""A segment narrower than this has no number in it; pointing at it tells it."""
NARROWEST = 4
TITLE_SHARE = 0.42


class Bars:
    """A panel; `shown` are its bars in order, of `count` in all."""

    aside = ""

    def __init__(
        self, title: str, note: str, head: str, shown: Sequence[Bar], *, legend: bool = False
    ):
        self.title, self.note, self._head = title, note, head
        self.shown = tuple(shown)
        self._legend = legend

    def height(self, theme: Theme, _width: int) -> int:
        """All bars at their closest."""
        px = theme.sizes.scaled
        legend = px(LEGEND) if self._legend else 0
        return px(PITCH) * max(len(self.shown), 1) + px(16) + legend

    def paint(self, canvas: Canvas, body: QRect) -> list[Part]:
        """Title, count and segments of each row."""
        inside = body.adjusted(canvas.px(PAD), canvas.px(8), -canvas.px(PAD), -canvas.px(8))
        if self._legend:
            paint_legend(canvas, QRect(inside.left(), inside.top(), inside.width(), canvas.px(20)))
            inside.setTop(inside.top() + canvas.px(LEGEND))
        if not self.shown:
            canvas.line("没有任务", inside, "small", "text_muted")
            return []
        pitch = min(canvas.px(WIDEST_PITCH), inside.height() // len(self.shown))
        columns = _Columns(canvas, self.shown, inside.width())
        parts: list[Part] = []
        for place, bar in enumerate(self.shown):
            row = QRect(inside.left(), inside.top() + place * pitch, inside.width(), pitch)
            parts += self._row(canvas, row, columns, bar, place)
        return parts

    def _row(
        self, canvas: Canvas, row: QRect, columns: "_Columns", bar: Bar, place: int
    ) -> list[Part]:
        title, count, bars = columns.of(row)
        canvas.line(bar.title, title, "small")
        canvas.line(str(bar.total), count, "small", "text_secondary", RIGHT)
        whole = Part(
            title.united(count),
            f"{bar.title}　{bar.total} 项",
            Drill(bar.title, lambda: bar.all_tasks),
            place,
        )
        return [whole, *self._segments(canvas, bars, columns.most, bar, place)]

    def _segments(self, canvas: Canvas, bars: QRect, most: int, bar: Bar, place: int) -> list[Part]:
        there = [status for status in BAR_ORDER if status in bar.tasks]
        least = canvas.px(NARROWEST)
        room = bars.width() - (least + 1) * len(there)
        left, found = bars.left(), []
        for status in there:
            number = len(bar.tasks[status])
            wide = least + room * number // most
            rect = QRect(left, bars.top(), wide, bars.height())
            paint_segment(canvas, rect, status, number)
            found.append(self._segment(rect, bar, status, place))
            left += wide + 1
        return found

    def _segment(self, rect: QRect, bar: Bar, status: Status, place: int) -> Part:
        words = f"{bar.title}　{status.value}"
        drill = Drill(words, lambda: bar.tasks[status])
        return Part(rect, f"{words} {len(bar.tasks[status])} 项", drill, place)

    def table(self) -> Table:
        """One row for each bar."""
        heads = [self._head, "合计", *(status.value for status in BAR_ORDER)]
        return [
            heads,
            *(
                [bar.title, str(bar.total), *(str(len(bar.tasks.get(s, ()))) for s in BAR_ORDER)]
                for bar in self.shown
            ),
        ]


class _Columns:
    """Where title, count and segments of a row lie."""

    def __init__(self, canvas: Canvas, bars: Sequence[Bar], width: int):
        _, metrics = font_of(canvas.theme, "small")
        titles = max(metrics.horizontalAdvance(bar.title) for bar in bars) + 1
        self._title = min(titles, int(width * TITLE_SHARE))
        self._gap = canvas.px(8)
        self._count = max(metrics.horizontalAdvance(str(bar.total)) for bar in bars) + 1
        self._bar = canvas.px(BAR)
        self.most = max(bar.total for bar in bars) or 1

    def of(self, row: QRect) -> tuple[QRect, QRect, QRect]:
        """Title, count and segments."""
        title = QRect(row.left(), row.top(), self._title, row.height())
        count = QRect(title.right() + 1 + self._gap, row.top(), self._count, row.height())
        left = count.right() + 1 + self._gap
        high = min(self._bar, row.height() - 4)
        top = row.top() + (row.height() - high) // 2
        return title, count, QRect(left, top, row.right() - left + 1, high)


def paint_segment(canvas: Canvas, rect: QRect, status: Status, number: int) -> None:
    """A status's share with its number, where there is room for one."""
    paint_fill(canvas, rect, status.token)
    font, metrics = font_of(canvas.theme, "caption")
    text = str(number)
    wide = metrics.horizontalAdvance(text)
    if rect.width() < max(canvas.px(WITH_NUMBER), wide + 4):
        return
    mark = canvas.theme.palette.mark(status.token)
    if status is Status.LATE:  # the hatch must not cross the figure
        high = min(metrics.height(), rect.height())
        spot = QRect(0, 0, wide + 4, high)
        spot.moveCenter(rect.center())
        canvas.fill(spot, mark.fill)
    canvas.painter.setFont(font)
    canvas.painter.setPen(colour(mark.on_fill))
    canvas.painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_legend(canvas: Canvas, line: QRect) -> None:
    """What the colours mean, in the bars' order."""
    _, metrics = font_of(canvas.theme, "small")
    side, left = canvas.px(10), line.left()
    for status in BAR_ORDER:
        box = QRect(left, line.center().y() - side // 2, side, side)
        paint_fill(canvas, box, status.token)
        left += side + canvas.px(5)
        wide = metrics.horizontalAdvance(status.value)
        place = QRect(left, line.top(), wide + 1, line.height())
        canvas.line(status.value, place, "small", "text_secondary", LEFT)
        left += wide + canvas.px(12)
