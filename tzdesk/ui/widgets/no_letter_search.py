"""Views in which a letter looks for no row. Knows no view."""


class NoLetterSearch:
    """Stands before Qt's view among the bases of a class."""

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: Qt would jump to a row that begins with what is typed.

        Here letters edit, are answered, or belong to a field beside the view; a jump would take
        the clerk away from where she is. Qt has no setting for it.
        """
