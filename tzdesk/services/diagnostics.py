"""诊断包: what whoever mends the program needs to know, in one zip.

Nothing of the clerk's texts is in it unless she ticks so.

Masking is by what may stay, not by what must go: of a log only lines of known shapes, of a setting
only its name and plain values. Knows neither the window nor where logs lie; both are handed in.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from tzdesk.domain.records import RECORDS
from tzdesk.paths import write_atomically
from tzdesk.services.desk import Desk
from tzdesk.services.saving import saving_refused

HIDDEN = "□"
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s\"'，。]*[\\/]([^\s\"'\\/]+)")
_PROGRAM_PATH = re.compile(
    r"^(\s*File \").*?[\\/]((?:tzdesk|db|site-packages|lib)[\\/].*?\", line .*)$"
)
_STAMP = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
_KEPT = re.compile(
    rf"^{_STAMP} (start .*|failure [\dA-F-]+|Qt \w+: .*|(WARNING|ERROR|CRITICAL) [\w.]+:.*)$"
    r"|^Traceback \(most recent call last\):$"
    r"|^(Current thread|Thread) 0x[0-9a-f]+ .*$"
    r"|^Fatal Python error: .*$"
)
_ERROR = re.compile(
    r"^([A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Cancelled))(?::.*)?$"
)
_OURS = re.compile(r"^\s*File \".*[\\/](?:tzdesk|db)[\\/]")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the zip; `says` tells the clerk what stands in it."""

    name: str
    says: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of program and machine: versions and screens by name, logs and settings."""

    facts: Mapping[str, str]
    settings: Mapping[str, Any]
    logs: Mapping[str, str]
    """Each log's text by its file's name."""
    names: tuple[str, ...] = ()
    """Of the user, her home and the machine: hidden wherever they stand."""


def parts(known: Known, desk: Desk | None, *, with_texts: bool) -> list[Part]:
    """What the zip will hold but for the copy of the ledger."""
    hide = _hider(known.names)
    facts = dict(known.facts) | (_ledger_facts(desk) if desk else {})
    about = "\n".join(f"{name}: {value}" for name, value in facts.items())
    settings = json.dumps(masked_settings(known.settings), ensure_ascii=False, indent=1)
    found = [
        Part("版本.txt", "程序、系统、屏幕和台账的版本与数量", about.encode()),
        Part("设置.json", "本机设置，不含文件名和姓名", settings.encode()),
    ]
    for name, text in known.logs.items():
        said = "运行日志全文，可能含任务文字" if with_texts else "运行日志，文字已隐去"
        shown = text if with_texts else masked_log(text, hide)
        found.append(Part(name, said, shown.encode()))
    return found


def write_diagnostics(path: Path, found: list[Part], ledger: Desk | None = None) -> None:
    """Writes the zip, with a copy of `ledger` if one is given. Raises UserError."""

    def write(temporary: Path) -> None:
        with ZipFile(temporary, "w", ZIP_DEFLATED) as archive:
            for part in found:
                archive.writestr(part.name, part.data)
            if ledger:
                _add_copy(archive, ledger, temporary)

    try:
        write_atomically(path, write)
    except OSError as error:
        raise saving_refused(path, error, "无法保存诊断包") from error


def masked_log(text: str, hide: Callable[[str], str]) -> str:
    """The log without texts and names: lines of known shapes, of an error only its kind."""
    return "\n".join(_masked_lines(text.splitlines(), hide))


def masked_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers, switches and words of ours stay; of all else only how much there is."""
    return {name: _masked_value(value) for name, value in settings.items()}


def _masked_value(value: Any) -> Any:
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    if isinstance(value, str):
        return value if re.fullmatch(r"[a-z_]{0,20}", value) else f"{HIDDEN}×{len(value)}"
    return f"{HIDDEN}（{len(value)}）" if isinstance(value, (list, dict)) else HIDDEN


def _masked_lines(lines: list[str], hide: Callable[[str], str]) -> Iterator[str]:
    ours = False
    for line in lines:
        if line.startswith("  File "):
            ours = bool(_OURS.match(line))
        if place := _PROGRAM_PATH.match(line):
            yield _FOREIGN.sub(HIDDEN, f"{place[1]}{place[2]}")
        elif error := _ERROR.match(line):
            yield f"{error[1]}: {HIDDEN}"
        elif _KEPT.match(line):
            yield hide(line)
        elif ours and line.startswith("    "):
            yield _FOREIGN.sub(HIDDEN, line)  # a line of the program itself
        elif line.strip():
            yield HIDDEN


def _hider(names: tuple[str, ...]) -> Callable[[str], str]:
    """Hides names, folders and everything that is not ASCII."""
    known = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)

    def hide(line: str) -> str:
        for name in known:
            line = line.replace(name, HIDDEN)
        return _FOREIGN.sub(HIDDEN, _PATH.sub(HIDDEN, line))

    return hide


def _ledger_facts(desk: Desk) -> dict[str, str]:
    counts = {name: len(desk.ledger.rows(kind)) for name, kind in RECORDS.items()}
    return {
        "ledger bytes": str(desk.path.stat().st_size) if desk.path.exists() else "gone",
        "ledger read only": str(desk.read_only),
        **{f"ledger {name}": str(count) for name, count in counts.items() if count},
    }


def _add_copy(archive: ZipFile, desk: Desk, beside: Path) -> None:
    copy = beside.with_name(f"{beside.name}.copy")
    try:
        desk.file.backup(desk.now, target=copy)
        archive.write(copy, COPY)
    finally:
        copy.unlink(missing_ok=True)


COPY, COPY_SAYS = "台账副本.tzdb", "台账全文：任务文字、进展、联系人"
