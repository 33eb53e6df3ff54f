"""Text files give the same lines in every encoding that offices use."""

from pathlib import Path

import pytest

from tzdesk.documents import Reader
from tzdesk.documents.text_reader import decode
from tzdesk.errors import UserError

SPECIMENS = sorted((Path(__file__).parent.parent / "data" / "specimens").glob("*.txt"))
ENCODINGS = ["gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.stem)
def test_a_plan_reads_the_same_in_every_encoding(
    specimen: Path, encoding: str, tmp_path: Path, reader: Reader
) -> None:
    text = specimen.read_text("utf-8")
    path = tmp_path / "方案.txt"
    path.write_bytes(text.encode(encoding))
    assert [line.text for line in reader.document(path).lines] == text.splitlines()


@pytest.mark.parametrize(
    "text", ["责任单位", "1. 完成", "a", "A4纸\r\n", "㎡、①②③ “引号”——〔2023〕2号"]
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_short_texts_are_decoded(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x00\x01\x02\x03" * 500,
        "责任单位".encode() + b"\xff\xff\xff\x80" * 9,
    ],
    ids=["every byte", "control characters", "cut and mixed"],
)
def test_what_is_no_text_is_refused(data: bytes, tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"“方案\.txt”的文字编码"):
        reader.document(path)


def test_lines_are_numbered_from_one_and_blank_ones_kept(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲\r\n\r\n乙".encode())
    lines = reader.document(path).lines
    assert [(line.number, line.text, line.cells) for line in lines] == [
        (1, "甲", None),
        (2, "", None),
        (3, "乙", None),
    ]


def test_a_text_of_nothing_but_line_ends_is_refused(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\n" * 1_200_000 + b"x")
    with pytest.raises(UserError, match=r"“a\.txt”过大"):
        reader.document(path)


def test_a_blank_text_is_refused(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\n")
    with pytest.raises(UserError, match=r"“a\.txt”中没有文字"):
        reader.document(path)
