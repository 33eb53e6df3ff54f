"""The Linux side: what a desktop learns of the program, and that packing twice gives the same."""

import configparser
import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from resources.installer.bytecode import compile_tree
from resources.installer.contents import Contents, four_numbers, read_contents
from resources.installer.linux_desktop import home, lay_out_desktop
from resources.installer.linux_package import make_archive, make_package
from resources.installer.sbom import digest
from tzdesk import __version__


@pytest.fixture(scope="module")
def contents() -> Contents:
    return read_contents()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program that is as small as can be."""
    place = tmp_path / "program"
    place.mkdir()
    (place / "tzdesk").write_text("#!/bin/sh\n")
    (place / "tzdesk").chmod(0o755)
    return place


@pytest.mark.usefixtures("qapp")
def test_desktops_find_entry_icons_and_file_kind(contents: Contents, tmp_path: Path) -> None:
    program = contents.program
    lay_out_desktop(program, tmp_path)
    place = tmp_path / home(program)
    info = json.loads((place / "info").read_text("utf-8"))
    assert (info["appid"], info["version"]) == (program.id, four_numbers(__version__))
    share, entries = tmp_path / "usr" / "share", place / "entries"
    links = [path for path in share.rglob("*") if path.is_symlink()]
    assert all((tmp_path / str(path.readlink())[1:]).is_file() for path in links)
    assert share / "applications" / f"{program.id}.desktop" in links
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(entries / "applications" / f"{program.id}.desktop", "utf-8")
    assert entry["Desktop Entry"]["exec"] == f"/{home(program)}/files/tzdesk %f"
    assert program.mime in entry["Desktop Entry"]["mimetype"]
    kind = ElementTree.parse(entries / "mime" / "packages" / f"{program.id}.xml")
    assert [one.get("pattern") for one in kind.iter() if one.tag.endswith("glob")] == ["*.tzdb"]
    pictures = sorted((entries / "icons" / "hicolor").rglob("*.png"))
    assert all(one.stat().st_size for one in pictures)
    assert len(pictures) == 8


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs Debian's packer")
@pytest.mark.usefixtures("qapp")
def test_packing_twice_gives_the_same_bytes(
    contents: Contents, folder: Path, tmp_path: Path
) -> None:
    digests = set()
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        package, archive = tmp_path / name / "a.deb", tmp_path / name / "a.tar.xz"
        make_package(contents, folder, package)
        make_archive(folder, archive)
        digests.add((digest(package), digest(archive)))
    assert len(digests) == 1
    said = subprocess.run(
        ["dpkg-deb", "-f", str(package), "Version"], check=True, capture_output=True, text=True
    )
    assert said.stdout.strip() == __version__


def test_bytecode_tells_nothing_of_its_place(tmp_path: Path) -> None:
    for name in ("here", "there"):
        tree = tmp_path / name / "part"
        tree.mkdir(parents=True)
        (tree / "one.py").write_text("NAMES = frozenset({'a', 'b'})\n")
        compile_tree(tmp_path / name)
    first, second = (tmp_path / name / "part" / "one.pyc" for name in ("here", "there"))
    assert first.read_bytes() == second.read_bytes()
    assert not list(tmp_path.rglob("*.py"))
