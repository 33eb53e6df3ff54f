"""What a command answers: data for `--json`, a short Chinese text without it, an exit code."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tzdesk.errors import UserError

DONE, REFUSED, USAGE, CONFLICTS = 0, 1, 2, 3
"""Exit codes: done; refused with one sentence; called wrongly; conflicts left for a person."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is the JSON object of cli.md's table, `text` the same in words.

    `error` is why a command that answers nevertheless was refused.
    """

    data: Mapping[str, Any]
    text: str
    code: int = DONE
    error: UserError | None = None


def give(answer: Answer, *, as_json: bool) -> int:
    """Prints the answer to standard output."""
    _print(_dump(answer.data) if as_json else answer.text)
    if answer.error:
        sys.stderr.write(f"{answer.error}\n")
    return answer.code


def refuse(error: UserError, *, as_json: bool) -> int:
    """Prints one sentence and advice to standard error, with `--json` an object as well."""
    if as_json:
        _print(_dump({"error": {"message": error.message, "advice": error.advice}}))
    sys.stderr.write(f"{error.message}{error.advice}\n")
    return REFUSED


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _print(text: str) -> None:
    # A console's own code page cannot show every character, and JSON is always UTF-8.
    data = text.encode("utf-8", "replace") + b"\n"
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads (`| head`) has enough; the interpreter must not flush once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
