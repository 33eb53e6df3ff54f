"""The whole page as one table, panel after panel, as a spreadsheet takes it."""

from collections.abc import Sequence

from tzdesk.ui.overview.figures import Figure
from tzdesk.ui.overview.parts import Panel, Table


def figures_table(figures: Sequence[Figure]) -> Table:
    """Name, number, and what is said of it."""
    rows = [
        [one.name, str(one.count), one.between.join(filter(None, one.notes))] for one in figures
    ]
    return [["指标", "数量", "说明"], *rows]


def page_table(heading: str, figures: Sequence[Figure], panels: Sequence[Panel]) -> Table:
    """Everything on the page; an empty row stands between panels."""
    found: Table = [[heading], [], *figures_table(figures)]
    for panel in panels:
        found += [[], [panel.title], *panel.table()]
    return found
