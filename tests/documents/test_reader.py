"""The child process: it serves many files, and its death, hang or growth costs only one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.documents.office_files import docx_parts, paragraph, write
from tzdesk import paths
from tzdesk.documents import Limits, Reader
from tzdesk.errors import UserError

# Reads as the real child does, but misbehaves over files whose names ask for it.
MISBEHAVING = f"""
import os, sys, time
sys.path.insert(0, {str(paths.ROOT)!r})
from tzdesk.documents import child
usual = child.read_file
def read_file(path, limits):
    if "死" in path.name:
        os.abort()
    if "挂" in path.name:
        time.sleep(600)
    if "长" in path.name:
        return len(bytearray(1 << 40))
    if "乱" in path.name:
        os.write(1, b"junk on standard output")
        print("more junk", flush=True)
    if "出" in path.name:
        raise SystemExit(3)
    return usual(path, limits)
child.read_file = read_file
child.main()
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("好", "死", "挂", "长", "乱", "出"):
        write(tmp_path / f"{name}.docx", docx_parts(paragraph(name)))
    return tmp_path


def _misbehaving(seconds: float = 30.0) -> Reader:
    return Reader(Limits(256 << 20, seconds), [sys.executable, "-I", "-c", MISBEHAVING])


def test_one_child_serves_many_files(files: Path) -> None:
    with Reader() as reader:
        assert reader.document(files / "好.docx").text == "好"
        child = reader._child
        assert reader.document(files / "死.docx").text == "死"
        assert reader._child is child is not None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("死.docx", "无法读取“死.docx”：文件已损坏、不完整或内容异常"),
        ("出.docx", "无法读取“出.docx”：文件已损坏、不完整或内容异常"),
        ("长.docx", "读取“长.docx”所需内存超过 256 MB，为安全起见没有打开"),
    ],
)
def test_only_the_file_that_breaks_the_child_is_refused(
    files: Path, name: str, sentence: str
) -> None:
    with _misbehaving() as reader:
        assert reader.document(files / "好.docx").text == "好"
        with pytest.raises(UserError, match=sentence):
            reader.document(files / name)
        assert reader.document(files / "好.docx").text == "好"


def test_a_child_that_hangs_is_replaced_after_its_time(files: Path) -> None:
    with _misbehaving(seconds=1.0) as reader:
        begun = time.monotonic()
        with pytest.raises(UserError, match=r"无法读取“挂\.docx”：超过 1 秒，已跳过"):
            reader.document(files / "挂.docx")
        assert time.monotonic() - begun < 30
        assert reader.document(files / "好.docx").text == "好"


def test_a_child_killed_between_files_costs_none(files: Path) -> None:
    with Reader() as reader:
        reader.document(files / "好.docx")
        assert reader._child is not None
        reader._child.kill()
        reader._child.wait()
        assert reader.document(files / "好.docx").text == "好"


def test_what_libraries_print_does_not_garble_answers(files: Path) -> None:
    with _misbehaving() as reader:
        assert reader.document(files / "乱.docx").text == "乱"


def test_closing_ends_the_child(files: Path) -> None:
    with Reader() as reader:
        reader.document(files / "好.docx")
        child = reader._child
    assert child is not None
    assert child.returncode is not None


@pytest.mark.skipif(os.name == "nt", reason="only POSIX tells")
def test_the_child_ends_by_itself_when_its_parent_is_gone(files: Path) -> None:
    parent = (
        f"import sys; sys.path.insert(0, {str(paths.ROOT)!r})\n"
        "from pathlib import Path\nfrom tzdesk.documents import Reader\nimport os\n"
        f"reader = Reader(); reader.document(Path({str(files / '好.docx')!r}))\n"
        "print(reader._child.pid, flush=True); os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", parent], capture_output=True, check=True)
    child = int(done.stdout)
    patience = time.monotonic() + 30
    while (alive := _is_alive(child)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not alive


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_frozen_program_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.child_command() == [sys.executable, "--reader-child"]
