"""Windows' own Python: fetched by digest, held against its signatures, and reduced to our needs.

The embeddable CPython comes packed in a package of a third party. Whoever has the archive of its
makers at hand names it in TZDESK_WINDOWS_PYTHON; both must hold the same files to the byte.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
from importlib.util import MAGIC_NUMBER
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from resources.installer.cache import cache_folder
from resources.installer.contents import Choice, Contents
from resources.installer.windows.deterministic_zip import write_zip
from resources.installer.windows.signatures import check_signature

LOCK = Path(__file__).with_name("python.lock")
GIVEN = "TZDESK_WINDOWS_PYTHON"
SIGNED = (".exe", ".dll", ".pyd")
LIBRARY = "python311.zip"
SEARCH_PATH = "python311._pth"


class UnexpectedPythonError(ValueError):
    """What was found is not the Python that this program was tried with."""


def lay_out_python(contents: Contents, into: Path) -> None:
    """Puts the interpreter and its standard library into a folder, without a search path."""
    own = contents.raw["windows"]["python"]
    files = _files(_archive())
    found = tree_digest(files)
    if found != own["digest"]:
        raise UnexpectedPythonError(f"digest {found}")
    into.mkdir(parents=True)
    for name in own["keep"]:
        if name.endswith(SIGNED):
            check_signature(files[name], tuple(own["signers"]))
        (into / name).write_bytes(files[name])
    _reduce(files[LIBRARY], contents.standard_library(), into / LIBRARY)


def tree_digest(files: dict[str, bytes]) -> str:
    """One digest of names and contents, whatever they were packed in."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _archive() -> bytes:
    given = os.environ.get(GIVEN)
    return Path(given).read_bytes() if given else _packed(fetched_package())


def fetched_package() -> Path:
    """The third party's package, as it was fetched."""
    folder = cache_folder("windows-python")
    if not list(folder.glob("*.tar.gz")):
        command = [sys.executable, "-m", "pip", "download", "--quiet"]
        command += ["--disable-pip-version-check", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*command, "--require-hashes", "-r", LOCK, "-d", folder], check=True)
    (found,) = folder.glob("*.tar.gz")
    return found


def _packed(package: Path) -> bytes:
    """The archive inside of the package, without running anything of it."""
    with tarfile.open(package) as tar:
        (member,) = (one for one in tar.getmembers() if one.name.endswith("/data.zip"))
        held = tar.extractfile(member)
        assert held is not None
        return held.read()


def _files(archive: bytes) -> dict[str, bytes]:
    """The files by their bare names; both archives hold them in a single folder."""
    with ZipFile(BytesIO(archive)) as packed:
        entries = [one for one in packed.infolist() if not one.is_dir()]
        return {one.filename.rpartition("/")[2]: packed.read(one) for one in entries}


def _reduce(library: bytes, choice: Choice, target: Path) -> None:
    """The standard library as bytecode, stored so that the installer can press it better."""
    with ZipFile(BytesIO(library)) as packed:
        kept = {name: packed.read(name) for name in packed.namelist() if choice.takes(name)}
    if kept["os.pyc"][: len(MAGIC_NUMBER)] != MAGIC_NUMBER:
        raise UnexpectedPythonError("its bytecode is not that of the Python that builds")
    write_zip(target, kept, packed=False)
