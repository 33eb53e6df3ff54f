"""Settings of this machine: one JSON file, read forgivingly and written whole.

What cannot be read falls back to its default and is named in `unreadable`; no setting ever stops
the start. Knows what each setting may be, not what it does.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from tzdesk.domain.pace import Rules
from tzdesk.paths import make_private_folder, write_atomically

_log = logging.getLogger(__name__)
_RECENT_FILES = 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """A setting by its stable name. A value counts if it is of the default's type and `valid`.

    `limits` are the lowest and the highest that a number may be.
    """

    name: str
    default: T
    valid: Callable[[T], bool] = field(default=lambda _: True)
    limits: tuple[int, int] = (0, 0)

    def accepts(self, value: object) -> bool:
        """Whether `value` may stand for this setting."""
        if type(value) is not type(self.default):
            return False
        low, high = self.limits
        inside = low == high or (isinstance(value, int) and low <= value <= high)
        return inside and self.valid(value)


def _one_of(*words: object) -> Callable[[Any], bool]:
    return lambda value: value in words


def _texts(value: list[str]) -> bool:
    return all(isinstance(one, str) for one in value)


OPERATOR = Key("operator", "")
"""经办人姓名."""
OPEN_LAST = Key("open_last", True)
LAST_LEDGER = Key("last_ledger", "")
RECENT_FILES: Key[list[str]] = Key("recent_files", [], _texts)
THEME = Key("theme", "system", _one_of("system", "light", "dark", "high_contrast"))
SCALE = Key("scale", 100, _one_of(100, 120, 140))
ROW_HEIGHT = Key("row_height", "standard", _one_of("compact", "standard", "relaxed"))
DUE_SOON_DAYS = Key("due_soon_days", Rules().due_soon_days, limits=(0, 366))
YELLOW_GAP = Key("yellow_gap", Rules().yellow_gap, limits=(1, 100))
RED_GAP = Key("red_gap", Rules().red_gap, limits=(1, 100))
RECENT_DAYS = Key("recent_days", Rules().recent_days, limits=(1, 366))
BACKUP_FOLDER = Key("backup_folder", "")
"""Where daily copies and those by hand go; "" for the folder 备份 beside the ledger."""
SECOND_BACKUP_FOLDER = Key("second_backup_folder", "")
"""Where they go, too; "" for nowhere."""
KEEP_DAILY = Key("keep_daily", 14, limits=(1, 1000))
KEEP_WEEKLY = Key("keep_weekly", 8, limits=(0, 1000))
KEEP_MONTHLY = Key("keep_monthly", 12, limits=(0, 1000))

KEYS: tuple[Key[Any], ...] = (
    *(OPERATOR, OPEN_LAST, LAST_LEDGER, RECENT_FILES, THEME, SCALE, ROW_HEIGHT),
    *(DUE_SOON_DAYS, YELLOW_GAP, RED_GAP, RECENT_DAYS),
    *(BACKUP_FOLDER, SECOND_BACKUP_FOLDER, KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY),
)


def settings_path() -> Path:
    """Where this user's settings lie."""
    from platformdirs import user_config_path  # noqa: PLC0415 - tests set the home first

    return user_config_path("tzdesk", appauthor=False) / "settings.json"


class Settings:
    """The settings in use. `unreadable` names those that were replaced by their defaults."""

    def __init__(self, path: Path | None = None):
        self._path = path or settings_path()
        self._values, readable = _read(self._path)
        spoilt = [key for key in KEYS if key.name in self._values and not self._good(key)]
        for key in spoilt:
            del self._values[key.name]
        self.unreadable: tuple[str, ...] = tuple(key.name for key in spoilt)
        if not readable:
            self.unreadable = tuple(key.name for key in KEYS)

    def _good(self, key: Key[Any]) -> bool:
        return key.accepts(self._values[key.name])

    @property
    def values(self) -> dict[str, Any]:
        """All that is kept, by name."""
        return dict(self._values)

    @property
    def folder(self) -> Path:
        """Where the file lies; what else is kept for this user lies beside it."""
        return self._path.parent

    @property
    def notice(self) -> str:
        """What to tell the clerk at the start; "" where all was read."""
        return "部分设置无法读取，已用默认值" if self.unreadable else ""

    def get(self, key: Key[T]) -> T:
        """The setting, or its default. For what a view keeps, make a key of its own."""
        value = self._values.get(key.name, key.default)
        return cast("T", value) if key.accepts(value) else key.default

    def set(self, key: Key[T], value: T) -> None:
        """Keeps a setting at once. Raises ValueError for one that is not allowed.

        Where the file cannot be written it holds until the program ends.
        """
        if not key.accepts(value):
            raise ValueError(f"{key.name} cannot be {value!r}")
        self._values[key.name] = value
        self._write({key.name: value})

    def reset(self, *keys: Key[Any]) -> None:
        """恢复默认值 of these settings."""
        for key in keys:
            self._values.pop(key.name, None)
        self._write({key.name: None for key in keys})

    def _write(self, changed: dict[str, Any]) -> None:
        """Changes these only: another window may have kept others meanwhile."""
        stored, _ = _read(self._path)
        kept = {name: value for name, value in (stored | changed).items() if value is not None}
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        try:
            make_private_folder(self._path.parent)
            write_atomically(self._path, lambda path: _write_text(path, text))
        except OSError:
            _log.warning("settings cannot be written to %s", self._path, exc_info=True)

    @property
    def operator(self) -> str:
        """Who signs changes."""
        return self.get(OPERATOR)

    @property
    def last_ledger(self) -> str:
        """The ledger that the window would open; "" for none."""
        return self.get(LAST_LEDGER)

    @property
    def recent_files(self) -> list[str]:
        """Ledgers opened before, the last one first."""
        names: list[str] = self.get(RECENT_FILES)
        return list(names)

    def remember_ledger(self, path: Path) -> None:
        """A ledger was opened."""
        name = str(path)
        others = [one for one in self.recent_files if one != name]
        self.set(LAST_LEDGER, name)
        self.set(RECENT_FILES, [name, *others][:_RECENT_FILES])

    @property
    def rules(self) -> Rules:
        """督查规则. A red light never begins before the yellow one."""
        yellow = self.get(YELLOW_GAP)
        return Rules(
            due_soon_days=self.get(DUE_SOON_DAYS),
            yellow_gap=yellow,
            red_gap=max(self.get(RED_GAP), yellow),
            recent_days=self.get(RECENT_DAYS),
        )


def fresh_settings(path: Path | None = None) -> Settings:
    """Defaults instead of what the file says, which is left beside it.

    Who signs and which ledgers were opened is taken over; none of them opens by itself.
    """
    path = path or settings_path()
    old = Settings(path)
    signs, recent = old.operator, old.recent_files
    if path.exists():
        path.replace(path.with_name(f"{path.stem}.old{path.suffix}"))
    made = Settings(path)
    made.set(OPERATOR, signs)
    made.set(RECENT_FILES, recent)
    return made


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path) -> tuple[dict[str, Any], bool]:
    """The file's values, and whether it could be read; one that is missing could."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, True
    except (OSError, ValueError, RecursionError):
        _log.warning("settings cannot be read from %s", path, exc_info=True)
        return {}, False
    return (found, True) if isinstance(found, dict) else ({}, False)
