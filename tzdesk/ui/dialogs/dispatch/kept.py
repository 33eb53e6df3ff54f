"""What 下发填报表 keeps on this machine: options, pattern, the folder's parent; not the ticks."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tzdesk.services.dispatch_files import Existing
from tzdesk.services.dispatch_names import DEFAULT_PATTERN
from tzdesk.settings import Key, Settings

KEPT: Key[dict[str, Any]] = Key("dispatch", {})


@dataclass(frozen=True, slots=True)
class Options:
    """`parent`: where folders of periods are made; None for beside the ledger."""

    prefill: bool = True
    contacts: bool = False
    zipped: bool = False
    pattern: str = DEFAULT_PATTERN
    existing: Existing = Existing.RENAME
    parent: Path | None = None


def kept_options(settings: Settings) -> Options:
    """The last ones; each that cannot be read is the default. A stick that is out is forgotten."""
    kept = settings.get(KEPT)
    name = kept.get("existing")
    parent = _text(kept.get("parent"))
    return Options(
        prefill=_switch(kept, "prefill", default=True),
        contacts=_switch(kept, "contacts", default=False),
        zipped=_switch(kept, "zipped", default=False),
        pattern=_text(kept.get("pattern")) or DEFAULT_PATTERN,
        existing=next((one for one in Existing if one.name == name), Existing.RENAME),
        parent=Path(parent) if parent and Path(parent).is_dir() else None,
    )


def keep_options(settings: Settings, options: Options) -> None:
    """Keeps them for the next time."""
    values = {
        "prefill": options.prefill,
        "contacts": options.contacts,
        "zipped": options.zipped,
        "pattern": options.pattern,
        "existing": options.existing.name,
        "parent": str(options.parent or ""),
    }
    settings.set(KEPT, values)


def _switch(kept: Mapping[str, Any], name: str, *, default: bool) -> bool:
    value = kept.get(name)
    return value if isinstance(value, bool) else default


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
