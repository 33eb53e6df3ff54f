"""附件 of tasks: files copied beside the ledger, each known by its digest.

A copy stays when its row goes, so that 撤销 brings the attachment back; what is missing or was
changed outside is said. Backups of a ledger hold its rows and not these files.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import copyfile

from tzdesk.domain.changes import Source, created, removed
from tzdesk.domain.clerk_records import Attachment, attachment_uid
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Task
from tzdesk.errors import UserError
from tzdesk.paths import make_private_folder, write_atomically
from tzdesk.services.desk import Desk, Written
from tzdesk.services.file_names import clean_stem
from tzdesk.services.saving import saving_refused

LARGEST = 200 * 1024 * 1024
"""Bytes of one file: a ledger's folder is carried about on sticks."""
_TITLE = "无法添加附件"
_PIECE = 1 << 20


class FileState(StrEnum):
    """How the copy of an attachment stands; the value is what the screen says."""

    WHOLE = "完好"
    MISSING = "找不到文件"
    ALTERED = "内容已改变"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attachment, where its copy lies and how it stands."""

    attachment: Attachment
    path: Path
    state: FileState


def attachments_folder(ledger_path: Path) -> Path:
    """Where the copies of a ledger's attachments lie: beside it, 2023年重点工作_附件."""
    return ledger_path.parent / f"{ledger_path.stem}_附件"


def attached_files(desk: Desk, task_uid: str) -> list[AttachedFile]:
    """The files of a task, oldest first, each looked at whole."""
    return [_file(desk, one) for one in desk.ledger.attachments(task_uid)]


def _file(desk: Desk, one: Attachment) -> AttachedFile:
    path = _path(desk, one)
    return AttachedFile(one, path, _state(path, one))


def _path(desk: Desk, one: Attachment) -> Path:
    return attachments_folder(desk.path) / _stored_name(one.sha256, one.file_name)


def _stored_name(sha256: str, name: str) -> str:
    """Told apart by the digest, so that two files of one name lie beside each other."""
    path = Path(name)
    return f"{clean_stem(path.stem) or '附件'}_{sha256[:12]}{path.suffix}"


def _state(path: Path, one: Attachment) -> FileState:
    try:
        if path.stat().st_size != one.size or _digest(path) != one.sha256:
            return FileState.ALTERED
    except OSError:
        return FileState.MISSING
    return FileState.WHOLE


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def attach(desk: Desk, task_uid: str, sources: Iterable[Path]) -> Written:
    """Copies files beside the ledger and hangs them on a task, all as one step of 撤销.

    A file that is there already is left out. Raises UserError where one cannot be read or copied;
    nothing is attached then.
    """
    if desk.read_only:
        raise UserError("台账以只读方式打开，不能添加附件。", title=_TITLE)
    rows: dict[str, Attachment] = {}
    for source in sources:
        one = _taken_in(desk, task_uid, source)
        if desk.ledger.find(Attachment, one.uid) is None:
            rows[one.uid] = one
    if not rows:
        raise UserError("这项任务已有相同的附件。", title=_TITLE)
    task = desk.ledger.get(Task, task_uid)
    what = next(iter(rows.values())).file_name if len(rows) == 1 else f"{len(rows)} 个"
    title = f"添加附件　第 {task.number or '—'} 项（{what}）"
    return desk.write(created(rows.values()), Source.EDIT, title)


def _taken_in(desk: Desk, task_uid: str, source: Path) -> Attachment:
    try:
        size = source.stat().st_size
        if not source.is_file():
            raise UserError(f"“{source.name}”不是文件。", "请选择文件。", _TITLE)
        if size > LARGEST:
            raise UserError(
                f"“{source.name}”超过 {LARGEST >> 20} MB，没有添加。", "请压缩后再添加。", _TITLE
            )
        sha256 = _digest(source)
    except OSError as error:
        raise UserError(
            f"无法读取“{source.name}”：文件不存在，或正被其他程序占用。", "请关闭后重试。", _TITLE
        ) from error
    one = Attachment(
        uid=attachment_uid(task_uid, sha256),
        task_uid=task_uid,
        file_name=source.name,
        sha256=sha256,
        size=size,
        added_at=desk.now,
    )
    path = _path(desk, one)
    if _state(path, one) is not FileState.WHOLE:
        _copy(source, path, _TITLE)
    return one


def _copy(source: Path, target: Path, title: str) -> None:
    def write(made: Path) -> None:
        copyfile(source, made)

    try:
        make_private_folder(target.parent)
        write_atomically(target, write)
    except OSError as error:
        raise saving_refused(target, error, title) from error


def detach(desk: Desk, uid: str) -> Written:
    """Takes an attachment off its task; the copy stays for 撤销."""
    one = desk.ledger.get(Attachment, uid)
    number = desk.ledger.get(Task, one.task_uid).number
    title = f"移除附件　第 {number or '—'} 项（{one.file_name}）"
    return desk.write(removed([one]), Source.EDIT, title)


def usable(desk: Desk, uid: str, title: str) -> Path:
    """Where the copy lies. Raises UserError where it is missing or was changed."""
    found = _file(desk, desk.ledger.get(Attachment, uid))
    name = found.attachment.file_name
    if found.state is FileState.MISSING:
        raise UserError(
            f"找不到附件“{name}”：应在“{found.path.parent}”。",
            "文件可能已移动，或复制台账时没有带上附件文件夹。",
            title,
        )
    if found.state is FileState.ALTERED:
        raise UserError(
            f"附件“{name}”的内容与添加时不同。", "请核对后重新添加，原文件仍在附件文件夹中。", title
        )
    return found.path


def save_as(desk: Desk, uid: str, target: Path) -> None:
    """Writes an attachment to another place. Raises UserError as `usable`, or where it cannot."""
    title = "无法另存附件"
    _copy(usable(desk, uid, title), target, title)


def left_out_of_backups(ledger: Ledger) -> int:
    """How many attachments a copy of the ledger's file does not hold."""
    return len(ledger.rows(Attachment))
