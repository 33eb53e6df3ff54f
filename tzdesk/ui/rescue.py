"""What the window saves, and says of it, when the program has failed."""

from functools import partial
from pathlib import Path

from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.crash import Rescue
from tzdesk.ui.draft_keeping import DraftKeeper
from tzdesk.ui.machine import known
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace


def rescue(place: Workplace, drafts: DraftKeeper, ledgers: LedgerCommands) -> Rescue:
    """The last things that a window can do."""
    return Rescue(
        partial(unsaved, place.session, drafts),
        partial(_pack, place),
        partial(_arguments, place.session, ledgers),
    )


def unsaved(session: Session, drafts: DraftKeeper) -> list[str]:
    """Keeps what is being typed; says so, and which change was not written."""
    found = []
    typed = drafts.look()
    if typed and (words := drafts.quoted(typed)):
        found.append(f"{words}中正在输入的文字已另存，重新打开后可以取回。")
    if session.refused_words:
        found.append(f"最后一处修改没有保存：{session.refused_words}。")
    return found


def _pack(place: Workplace, path: Path, with_texts: bool) -> None:
    from tzdesk.services.diagnostics import parts, write_diagnostics  # noqa: PLC0415 - seldom

    desk = place.session.desk
    found = parts(known(place.memory.settings), desk, with_texts=with_texts)
    write_diagnostics(path, found, desk if with_texts else None)


def _arguments(session: Session, ledgers: LedgerCommands) -> list[str]:
    return [str(session.desk.path)] if session.desk and not ledgers.is_example else []
