"""The two kinds of error: what the world does (`UserError`) and everything else, which is a bug.

Knows nothing of files, databases or windows; every layer may import it.
"""

from enum import StrEnum


class Remedy(StrEnum):
    """What the window can offer as a button beside such a sentence; the value is its verb."""

    RETRY = "重试"
    READ_ONLY = "只读打开"
    FIND = "查找文件…"
    CHOOSE = "选择其他文件…"
    COPY_HERE = "复制到本机并打开…"
    SAVE_ELSEWHERE = "另存台账…"


class UserError(Exception):
    """Something that the clerk can understand and mend: one sentence and what to do.

    `message` and `advice` are Chinese, end with a full stop and name the file, cell or item
    concerned. `title` heads a message box (「无法读取文件」) and says what failed; `remedies` are
    the ways out that whoever shows it may offer, the best one last.
    """

    def __init__(
        self, message: str, advice: str = "", title: str = "", remedies: tuple[Remedy, ...] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.title = title
        self.remedies = remedies

    def __str__(self) -> str:
        return self.message + self.advice


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised at a report point of long work when the clerk pressed 取消; nothing was written."""
