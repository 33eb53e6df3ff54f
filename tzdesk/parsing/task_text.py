"""A task's name and what it means, where a document gives them apart, as one text."""

from collections.abc import Sequence

from tzdesk.parsing.passage import NOWHERE, Passage, join


def together(cells: Sequence[Passage]) -> Passage:
    """A name and what it means: the content alone where it begins with the name."""
    if len(cells) < 2:
        return cells[0] if cells else NOWHERE
    name, content = cells[0], together(cells[1:])
    if content.text.startswith(name.text.rstrip("。．.；;：: ")):
        return content
    return join((name, content), "" if name.text.endswith(("。", "：", ":", "；")) else "：")
