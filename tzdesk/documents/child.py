"""The process in which foreign files are read: one request, one answer, until the parent hangs up.

Whatever a file does to the readers stays in here. Must not know who asks or why.
"""

import faulthandler
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import IO, Any

from tzdesk.documents import wire
from tzdesk.documents.formats import read_file
from tzdesk.documents.limits import Limits
from tzdesk.domain.document import Document
from tzdesk.errors import UserError
from tzdesk.system import cap_memory, held_memory

READY = {"ready": True}


def main() -> None:
    """Serve on the standard streams; the last two arguments are the limits (bytes, seconds)."""
    limits = Limits(int(sys.argv[-2]), float(sys.argv[-1]))
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # a library that prints must not garble the answers
    cap_memory(limits.memory)
    gc.disable()  # twice as fast on large workbooks, and this process never lives long
    wire.send(answers, READY, limits.answer)
    serve(sys.stdin.buffer, answers, limits)


def serve(requests: IO[bytes], answers: IO[bytes], limits: Limits) -> None:
    """Answer requests until there are no more, or until this process has grown too much."""
    while (request := wire.receive(requests, wire.MOST_REQUEST)) is not None:
        # Should the parent die, nobody else would end a reader that hangs.
        faulthandler.dump_traceback_later(2 * limits.seconds + 1, exit=True)
        answer = _answer(Path(request["path"]), limits)
        answer["last"] = "memory" in answer or held_memory() > limits.memory // 2
        try:
            wire.send(answers, answer, limits.answer)
        except MemoryError:
            answer = {"memory": True, "last": True}
            wire.send(answers, answer, limits.answer)
        faulthandler.cancel_dump_traceback_later()
        if answer["last"]:
            break


def _answer(path: Path, limits: Limits) -> dict[str, Any]:
    """What to say about one file. Any error there is stands for damage: readers do not foresee
    what broken files can contain, and one of them even raises outside of Exception."""
    try:
        found = read_file(path, limits)
        if isinstance(found, Document):
            return {"document": wire.document_message(found)}
        return {"workbook": wire.grids_message(found)}
    except UserError as refusal:
        return {"refused": [refusal.message, refusal.advice, refusal.title]}
    except MemoryError:
        return {"memory": True}
    except BaseException:
        return {"damaged": traceback.format_exc(limit=8)[-4000:]}
