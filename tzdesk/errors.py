"""The two kinds of error: what the world does (`UserError`) and everything else, which is a bug.

Knows nothing of files, databases or windows; every layer may import it.
"""


class UserError(Exception):
    """Something that the clerk can understand and mend: one sentence and what to do.

    `message` and `advice` are Chinese, end with a full stop and name the file, cell or item
    concerned. `title` heads a message box (「无法读取文件」) and says what failed.
    """

    def __init__(self, message: str, advice: str = "", title: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.title = title

    def __str__(self) -> str:
        return self.message + self.advice


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised at a report point of long work when the clerk pressed 取消; nothing was written."""
