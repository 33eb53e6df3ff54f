"""Reads documents and workbooks in a child process that may die, hang or grow without harm.

The parent looks at the file from outside and decodes plain text itself; everything else is the
child's. Knows no file format.
"""

import logging
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

from tzdesk import paths
from tzdesk.documents import refusals, wire
from tzdesk.documents.grid import workbook_from_grids
from tzdesk.documents.limits import Limits
from tzdesk.documents.sheet_lines import document_from_workbook
from tzdesk.documents.sniff import HEAD, is_plain_text
from tzdesk.documents.text_reader import read_text_file
from tzdesk.domain.document import Document, Workbook
from tzdesk.errors import UserError
from tzdesk.system import WITHOUT_CONSOLE, is_open_elsewhere

_log = logging.getLogger(__name__)
_START_SECONDS = 60.0


class Reader:
    """Reads any number of files, one after the other, in one child; use it with `with`.

    A child that dies, hangs or grows over the limits is replaced, and only its file is refused.
    Not for several threads at once.
    """

    def __init__(self, limits: Limits | None = None, command: list[str] | None = None) -> None:
        self.limits = limits or Limits()
        self._command = command or paths.child_command()
        self._child: subprocess.Popen[bytes] | None = None
        self._expired = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a later read starts another."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def read(self, path: Path) -> Document | Workbook:
        """A table file as a workbook, anything else as a document.

        Raises UserError with the sentence for a file that cannot be read.
        """
        head = _head(path)
        if is_plain_text(path.suffix.lower(), head):
            return read_text_file(path)
        answer = self._ask(path)
        try:
            return _result(path, answer, self.limits)
        except (KeyError, TypeError, ValueError):  # an answer that no reader of ours gives
            _log.warning("odd answer about %s", path, exc_info=True)
            raise refusals.damaged(path.name) from None

    def document(self, path: Path) -> Document:
        """The file as lines; a workbook's visible sheets become tables. Raises UserError."""
        found = self.read(path)
        return document_from_workbook(found) if isinstance(found, Workbook) else found

    def workbook(self, path: Path) -> Workbook:
        """The file as a workbook; UserError also if it is none."""
        found = self.read(path)
        if isinstance(found, Document):
            raise refusals.no_sheet(path.name)
        return found

    def _ask(self, path: Path) -> dict[str, Any]:
        child = self._running()
        answer = self._exchange(child, {"path": str(path.absolute())}, self.limits.seconds)
        if self._expired:
            self.close()
            raise refusals.too_slow(path.name, self.limits.seconds)
        if answer is None or answer.get("last"):
            self.close()
        if answer is None:
            _log.warning("reader ended over %s", path)
            raise refusals.damaged(path.name)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            limits = [str(self.limits.memory), str(self.limits.seconds)]
            self._child = subprocess.Popen(
                self._command + limits,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=WITHOUT_CONSOLE,
            )
            if self._exchange(self._child, None, _START_SECONDS) is None:
                self.close()
                raise RuntimeError("the reading process does not start")
        return self._child

    def _exchange(
        self, child: subprocess.Popen[bytes], request: dict[str, Any] | None, seconds: float
    ) -> dict[str, Any] | None:
        """Ask and wait; None, or `_expired` set, where no whole answer came in time."""
        assert child.stdin is not None
        assert child.stdout is not None
        self._expired = False
        timer = threading.Timer(seconds, self._expire, [child])
        timer.start()
        try:
            if request is not None:
                wire.send(child.stdin, request, wire.MOST_REQUEST)
            return wire.receive(child.stdout, self.limits.answer)
        except (OSError, ValueError):
            return None
        finally:
            timer.cancel()
            timer.join()  # so that a kill just under way cannot hit the next file

    def _expire(self, child: subprocess.Popen[bytes]) -> None:
        self._expired = True
        child.kill()


def read_document(path: Path, limits: Limits | None = None) -> Document:
    """One file as lines, with a child of its own; UserError as `Reader.document`."""
    with Reader(limits) as reader:
        return reader.document(path)


def read_workbook(path: Path, limits: Limits | None = None) -> Workbook:
    """One file as a workbook, with a child of its own; UserError as `Reader.workbook`."""
    with Reader(limits) as reader:
        return reader.workbook(path)


def _head(path: Path) -> bytes:
    """The first bytes of a file that is there, is a file, has content and may be read."""
    name = path.name or str(path)
    try:
        if not path.is_file():
            raise refusals.folder(name) if path.exists() else refusals.missing(name)
        with path.open("rb") as file:
            head = file.read(HEAD)
    except PermissionError as error:
        in_use = is_open_elsewhere(error)
        raise (refusals.in_use(name) if in_use else refusals.no_permission(name)) from error
    except (OSError, ValueError) as error:
        raise refusals.device(name) from error
    if not head:
        raise refusals.empty(name)
    return head


def _result(path: Path, answer: dict[str, Any], limits: Limits) -> Document | Workbook:
    if "document" in answer:
        return wire.document_from_message(answer["document"])
    if "workbook" in answer:
        return workbook_from_grids(wire.grids_from_message(answer["workbook"]))
    if "refused" in answer:
        message, advice, title = answer["refused"]
        raise UserError(message, advice, title)
    if "memory" in answer:
        raise refusals.too_much_memory(path.name, limits.memory_words)
    _log.info("%s cannot be read: %s", path, answer["damaged"])
    raise refusals.damaged(path.name)
