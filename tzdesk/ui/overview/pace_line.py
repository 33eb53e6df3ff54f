"""The year's line: the mean percent at every period's end beside the pace, and today."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from tzdesk.domain.overview import Standing
from tzdesk.domain.pace import plan_pace
from tzdesk.domain.periods import short_label
from tzdesk.domain.records import Period
from tzdesk.domain.values import percent_text
from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.overview.card import PAD
from tzdesk.ui.overview.parts import Drill, Part, Table
from tzdesk.ui.theme import Theme

HEIGHT, TOP, BELOW, DOT = 220, 26, 24, 4
STEPS = (0, 25, 50, 75, 100)
NOTHING = "建立填报期后显示"


class PaceLine:
    """A panel. `periods` are all of the plan, `standings` those that have come."""

    title, note = "平均完成比例与序时进度", ""

    def __init__(
        self,
        year: int,
        periods: Sequence[Period],
        standings: Sequence[Standing],
        pace: float,
        today: date,
    ):
        self._year, self._periods, self._standings = year, tuple(periods), tuple(standings)
        self._today = today
        last = percent_text(self._standings[-1].percent) if self._standings else ""
        self.aside = f"{last}% / {percent_text(pace)}%" if last else ""

    def height(self, theme: Theme, _width: int) -> int:
        """Enough to tell four steps apart."""
        return theme.sizes.scaled(HEIGHT)

    def paint(self, canvas: Canvas, body: QRect) -> list[Part]:
        """Axis, pace, line, points with their figures, today."""
        _, metrics = font_of(canvas.theme, "caption")
        left = body.left() + canvas.px(PAD) + metrics.horizontalAdvance("100%") + canvas.px(6)
        right = body.right() - canvas.px(PAD) - metrics.horizontalAdvance("四") * 2
        top, bottom = body.top() + canvas.px(TOP), body.bottom() - canvas.px(BELOW)
        plot = QRectF(left, top, right - left, bottom - top)
        canvas.painter.save()
        canvas.painter.setRenderHint(canvas.painter.RenderHint.Antialiasing)
        self._axis(canvas, plot, body)
        self._today_line(canvas, plot)
        parts = self._line(canvas, plot)
        canvas.painter.restore()
        if not self._standings:
            canvas.line(NOTHING, plot.toRect(), "small", "text_muted", _CENTRE)
        return parts

    def _axis(self, canvas: Canvas, plot: QRectF, body: QRect) -> None:
        painter, palette = canvas.painter, canvas.theme.palette
        for step in STEPS:
            y = self._at(plot, 0, step).y()
            painter.setPen(QPen(colour(palette.grid), 0))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            place = QRect(body.left(), int(y) - 10, int(plot.left()) - body.left() - 6, 20)
            canvas.line(f"{step}%", place, "caption", "text_muted", RIGHT)
        dashed = QPen(colour(palette.text_muted), 1.4, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.drawLine(self._at(plot, 0, 0), self._at(plot, 1, 100))
        self._period_names(canvas, plot)
        middle = self._at(plot, 0.33, 33)
        words = QRect(int(middle.x()) - canvas.px(80), int(middle.y()) - canvas.px(26), 0, 0)
        words.setSize(canvas.rect.size())
        words.setHeight(canvas.px(18))
        words.setRight(int(middle.x()) - canvas.px(10))
        canvas.line("序时进度", words, "caption", "text_muted", RIGHT)

    def _period_names(self, canvas: Canvas, plot: QRectF) -> None:
        """Below the axis, at the periods' ends; those that would touch are left out."""
        _, metrics = font_of(canvas.theme, "caption")
        free = plot.left() - canvas.px(20)
        for period in self._periods:
            name = short_label(period.label, self._year)
            wide = metrics.horizontalAdvance(name)
            x = self._at(plot, self._share(period.end), 0).x()
            if x - wide / 2 < free:
                continue
            top = int(plot.bottom()) + canvas.px(4)
            place = QRect(int(x - wide / 2), top, wide + 2, canvas.px(18))
            canvas.line(name, place, "caption", "text_muted", LEFT)
            free = x + wide / 2 + canvas.px(6)

    def _today_line(self, canvas: Canvas, plot: QRectF) -> None:
        if self._today.year != self._year:
            return
        x = self._at(plot, self._share(self._today), 0).x()
        canvas.painter.setPen(QPen(colour(canvas.theme.palette.brand), 0))
        canvas.painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        words = f"今天 {self._today:%m-%d}"
        _, metrics = font_of(canvas.theme, "caption")
        wide = metrics.horizontalAdvance(words)
        left = min(int(x) - wide // 2, int(plot.right()) - wide + canvas.px(20))
        top = int(plot.top()) - canvas.px(20)
        place = QRect(max(left, int(plot.left())), top, wide + 2, canvas.px(18))
        canvas.line(words, place, "caption", "brand", LEFT)

    def _line(self, canvas: Canvas, plot: QRectF) -> list[Part]:
        painter, palette = canvas.painter, canvas.theme.palette
        ends = [self._at(plot, self._share(one.period.end), one.percent) for one in self._standings]
        painter.setPen(QPen(colour(palette.on_track.fill), 2))
        if ends:
            painter.drawPolyline(QPolygonF([self._at(plot, 0, 0), *ends]))
        painter.setBrush(colour(palette.surface))
        parts = []
        for place, (point, one) in enumerate(zip(ends, self._standings, strict=True)):
            radius = canvas.px(DOT)
            painter.setPen(QPen(colour(palette.on_track.fill), 2))
            painter.drawEllipse(point, radius, radius)
            figure = self._figure(canvas, plot, point, f"{percent_text(one.percent)}%")
            box = QRect(0, 0, canvas.px(20), canvas.px(20))
            box.moveCenter(point.toPoint())
            parts.append(self._part(box.united(figure), one, place))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return parts

    def _figure(self, canvas: Canvas, plot: QRectF, point: QPointF, words: str) -> QRect:
        """Below the point, at its left where today's line or the edge would cross it."""
        _, metrics = font_of(canvas.theme, "small", bold=True)
        wide = metrics.horizontalAdvance(words) + 1
        left, near = int(point.x()) + canvas.px(6), canvas.px(8)
        today = self._at(plot, self._share(self._today), 0).x()
        same = self._today.year == self._year
        crossed = same and left - near < today < left + wide + near
        if crossed or left + wide > plot.right() + canvas.px(20):
            left = int(point.x()) - wide - canvas.px(8)
            above = int(point.y()) - canvas.px(22)
            place = QRect(left, above, wide, canvas.px(18))
        else:
            place = QRect(left, int(point.y()) + canvas.px(3), wide, canvas.px(18))
        canvas.line(words, place, "small", canvas.theme.palette.on_track.text, LEFT, bold=True)
        return place

    def _part(self, rect: QRect, one: Standing, place: int) -> Part:
        pace = percent_text(plan_pace(self._year, one.period.end))
        words = f"{one.period.label}末，平均完成比例 {percent_text(one.percent)}%，序时进度 {pace}%"
        name = f"{short_label(one.period.label, self._year)}平均完成比例"
        return Part(rect, words, Drill(name, lambda: one.counted), place)

    def _share(self, day: date) -> float:
        """How much of the year is gone at the end of a day."""
        first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        return min(max(((day - first).days + 1) / ((last - first).days + 1), 0), 1)

    def _at(self, plot: QRectF, share: float, percent: float) -> QPointF:
        x = plot.left() + plot.width() * share
        return QPointF(x, plot.bottom() - plot.height() * min(percent, 100) / 100)

    def table(self) -> Table:
        """One row for each period that has come."""
        rows = [
            [
                one.period.label,
                f"{percent_text(one.percent)}%",
                f"{percent_text(plan_pace(self._year, one.period.end))}%",
            ]
            for one in self._standings
        ]
        return [["填报期", "平均完成比例", "序时进度"], *rows]


_CENTRE = Qt.AlignmentFlag.AlignCenter.value
