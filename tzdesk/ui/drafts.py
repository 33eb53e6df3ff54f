"""Long text that is typed and not committed, kept beside the settings: one private file per ledger.

Reading is forgiving: what cannot be read is no draft. Knows the file, no editor.
"""

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from tzdesk.paths import make_private_folder, write_atomically

FOLDER = "drafts"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for one field of one or several tasks' summaries, or of one unit's report."""

    task_uids: tuple[str, ...]
    field: str
    text: str
    period_uid: str | None = None
    assignment_uid: str | None = None


class DraftFile:
    """The drafts of one ledger; where nothing can be written it says nothing, work comes first."""

    def __init__(self, settings_folder: Path, ledger: Path):
        name = sha256(str(ledger.resolve()).encode()).hexdigest()[:16]
        self.path = settings_folder / FOLDER / f"{name}.json"

    def read(self) -> tuple[Draft, ...]:
        """What was left behind, oldest first."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, RecursionError):
            _log.warning("drafts cannot be read from %s", self.path, exc_info=True)
            return ()
        rows = found if isinstance(found, list) else []
        return tuple(draft for row in rows if (draft := _draft(row)))

    def write(self, drafts: Iterable[Draft]) -> None:
        """Replaces all of them; without any the file goes."""
        rows = [asdict(one) for one in drafts]
        try:
            if not rows:
                self.path.unlink(missing_ok=True)
                return
            text = json.dumps(rows, ensure_ascii=False)
            make_private_folder(self.path.parent)
            write_atomically(self.path, lambda path: _write_text(path, text))
        except OSError:
            _log.warning("drafts cannot be written to %s", self.path, exc_info=True)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _draft(row: object) -> Draft | None:
    if not isinstance(row, dict):
        return None
    uids, field, text = (row.get(name) for name in ("task_uids", "field", "text"))
    if not (isinstance(uids, list) and isinstance(field, str) and isinstance(text, str)):
        return None
    period, assignment = row.get("period_uid"), row.get("assignment_uid")
    return Draft(
        tuple(str(uid) for uid in uids),
        field,
        text,
        period if isinstance(period, str) else None,
        assignment if isinstance(assignment, str) else None,
    )
