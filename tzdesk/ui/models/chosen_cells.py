"""Which cells were chosen, by names that outlive a new layout of the same tasks.

Knows the model's rows; not who chose them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QModelIndex

from tzdesk.ui.models.task_index import TaskIndexModel


@dataclass(frozen=True, slots=True)
class ChosenBlock:
    """Cells side by side: of groups, of tasks in one group, or of units of one task.

    `rows` are group rows, the layout's numbers of tasks, or places of units.
    """

    group: str
    task: str
    rows: tuple[int, ...]
    left: int
    right: int


def blocks_of(model: TaskIndexModel, selection: QItemSelection) -> list[ChosenBlock]:
    """What is chosen."""
    ranges = (selection.at(place) for place in range(selection.count()))
    return [_block(model, one) for one in ranges if one.parent().isValid()]


def _block(model: TaskIndexModel, chosen: QItemSelectionRange) -> ChosenBlock:
    spot = model.spot(chosen.parent())
    places = slice(chosen.top(), chosen.bottom() + 1)
    rows = range(places.start, places.stop) if spot.task else spot.group.numbers[places]
    return ChosenBlock(spot.group.key, spot.key[1], tuple(rows), chosen.left(), chosen.right())


def selection_of(model: TaskIndexModel, blocks: Sequence[ChosenBlock]) -> QItemSelection:
    """The same cells where they stand now; what is shown no more is left out."""
    found = QItemSelection()
    for block in blocks:
        parent = model.find((block.group, block.task, ""))
        if not parent.isValid() or model.spot(parent).group.key != block.group:
            continue
        for top, bottom in _runs(_places(model, parent, block)):
            corner = model.index(top, block.left, parent)
            found.append(QItemSelectionRange(corner, model.index(bottom, block.right, parent)))
    return found


def _places(model: TaskIndexModel, parent: QModelIndex, block: ChosenBlock) -> Sequence[int]:
    if block.task:
        return [row for row in block.rows if row < model.rowCount(parent)]
    line = model.spot(parent).group
    first = line.place(block.rows[0])
    stretch = slice(first, first + len(block.rows))
    if first >= 0 and tuple(line.numbers[stretch]) == block.rows:
        places: Sequence[int] = range(stretch.start, stretch.stop)
    else:
        places = sorted(place for one in block.rows if (place := line.place(one)) >= 0)
    if places and places[-1] >= line.laid_out:
        model.lay_out(line)
    return places


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that ascend, as first and last of each stretch without a gap."""
    if isinstance(places, range):
        yield places[0], places[-1]
        return
    for _, run in groupby(enumerate(places), key=lambda one: one[1] - one[0]):
        found = [place for _, place in run]
        yield found[0], found[-1]
