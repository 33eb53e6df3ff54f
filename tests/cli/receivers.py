"""Units that received the office's workbooks, by commands."""

from pathlib import Path
from typing import Any

from tests.cli.conftest import Ran, Run

UNITS = ("区商务局", "区水务局", "区体育局")
SENT = ("--period", "2023Q3", "--today", "2023-10-01")
FULL = ("status=滞后", "percent=58", "progress=已开工。", "problem=资金。", "next_step=协调。")
REACHED = ("contact=李四", "phone=01012345678")
COMPLETE = {"status", "percent", "progress", "problem", "next_step", "contact", "phone"}


def numbers(tz: Run, path: str) -> list[str]:
    tasks = tz("plan", "show", "--db", path, "--json").json["tasks"]
    return [one["number"] for one in tasks]


def cells(ran: Ran) -> set[tuple[str, str, str]]:
    return {(one["unit"], one["number"], one["field"]) for one in ran.json["changes"]}


def told(ran: Ran) -> set[str]:
    """The kinds of what a merge tells beyond its changes."""
    kept = ("invalid", "locked", "missing", "added")
    notices = {one["kind"] for one in ran.json["notices"]}
    return notices | {key for key in kept if ran.json[key]}


def back(tz: Run, path: str, folder: Path, *words: str) -> Any:
    return tz("return", "--out", str(folder), "--db", path, "--json", *words).json
