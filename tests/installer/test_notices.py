"""What is said beside the program: pages, licences, the list of parts, digests."""

import json
import re
from pathlib import Path

from resources.installer.contents import read_contents
from resources.installer.notices import LICENCES, NOTES, lay_out_notices, read_notes
from resources.installer.sbom import Part, write_bill, write_digests

PROGRAM = read_contents().program
BROUGHT_ALONG = {"freeze-core.txt", "LICENSE.txt", "OFL.txt"}


def test_pages_are_filled_in_and_name_licences_that_are_there(tmp_path: Path) -> None:
    lay_out_notices(PROGRAM, tmp_path)
    for name in NOTES:
        text = (tmp_path / name).read_text("utf-8")
        assert not re.search(r"\{\w+\}", text)
    named = set(re.findall(r"[\w.-]+\.txt", read_notes("第三方组件.md", PROGRAM)))
    there = {path.name for path in LICENCES.iterdir()}
    assert named == there | BROUGHT_ALONG


def test_the_list_of_parts_is_the_same_for_the_same_parts(tmp_path: Path) -> None:
    parts = [
        Part("Qt", "6.8.3", "LGPL-3.0-only", "pkg:generic/qt@6.8.3"),
        Part("lxml", "6.1.3", "BSD-3-Clause", "pkg:pypi/lxml@6.1.3", "00" * 32),
    ]
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    write_bill(PROGRAM, "linux", parts, first)
    write_bill(PROGRAM, "linux", reversed(parts), second)
    assert first.read_bytes() == second.read_bytes()
    bill = json.loads(first.read_text("utf-8"))
    assert bill["metadata"]["component"]["version"] == PROGRAM.version
    assert [one["purl"] for one in bill["components"]] == [one.url for one in parts]


def test_digests_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"")
    assert write_digests(tmp_path).read_text() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.deb\n"
    )
    write_digests(tmp_path)
    assert len((tmp_path / "SHA256SUMS").read_text().splitlines()) == 1
