"""Makes of the one folder what Linux clerks get: a .deb to double-click and a .tar.xz for a stick.

The same folder gives the same bytes: every file bears the day of the version, nobody's name and
plain rights.
"""

import gzip
import lzma
import shutil
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer.contents import MOMENT, TOP, Contents, Program
from resources.installer.debian import ARCHITECTURE
from resources.installer.layout import settle
from resources.installer.linux_desktop import SHARE, home, lay_out_desktop
from resources.installer.notices import NOTES, read_notes

MAINTAINER = "tzdesk <tzdesk@localhost>"
KILOBYTE = 1024


def package_name(program: Program) -> str:
    """The name of the .deb."""
    return f"{program.name}_{program.version}_{ARCHITECTURE}.deb"


def archive_name(program: Program) -> str:
    """The name of the .tar.xz."""
    return f"{program.name}-{program.version}-linux-x86_64.tar.xz"


def make_package(contents: Contents, folder: Path, target: Path) -> None:
    """Packs the folder as a .deb."""
    program = contents.program
    with TemporaryDirectory(dir=target.parent) as scratch:
        root = Path(scratch) / "root"
        shutil.copytree(folder, root / home(program) / "files")
        lay_out_desktop(program, root)
        _lay_out_documents(program, root / SHARE / "doc" / program.name)
        overrides = root / SHARE / "lintian" / "overrides" / program.name
        overrides.parent.mkdir(parents=True)
        shutil.copyfile(Path(__file__).with_name("lintian-overrides"), overrides)
        settle(root, MOMENT)
        size = sum(path.stat().st_size for path in _plain_files(root)) // KILOBYTE
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(_control(contents, size), "utf-8")
        (control.parent / "md5sums").write_text(_digests(root), "utf-8")
        settle(control.parent, MOMENT)
        _run_dpkg(root, target)


def make_archive(folder: Path, target: Path) -> None:
    """Packs the folder as a .tar.xz that runs where it is unpacked."""
    top = target.name.removesuffix(".tar.xz")

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = MOMENT
        return entry

    with (
        lzma.open(target, "wb", preset=4) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.add(folder, top, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            tar.add(path, f"{top}/{path.relative_to(folder)}", recursive=False, filter=plain)


def _lay_out_documents(program: Program, place: Path) -> None:
    place.mkdir(parents=True)
    shutil.copyfile(TOP / "CHANGELOG.md", place / "CHANGELOG.md")
    for name in NOTES:
        (place / name).write_text(read_notes(name, program), "utf-8")
    copyright_words = (TOP / "LICENSE").read_text("utf-8")
    others = f"\nComponents of others: /{home(program)}/files/licenses.\n"
    (place / "copyright").write_text(copyright_words + others, "utf-8")
    entry = (
        f"{program.name} ({program.version}) stable; urgency=medium\n\n"
        f"  * See CHANGELOG.md.\n\n -- {MAINTAINER}  {_mail_date()}\n"
    )
    (place / "changelog.gz").write_bytes(gzip.compress(entry.encode(), mtime=0))


def _mail_date() -> str:
    from email.utils import formatdate  # noqa: PLC0415 - only here

    return formatdate(MOMENT)


def _control(contents: Contents, kilobytes: int) -> str:
    program, linux = contents.program, contents.raw["linux"]
    lines = {
        "Package": program.name,
        "Version": program.version,
        "Architecture": ARCHITECTURE,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join(linux["depends"]),
        "Recommends": ", ".join(linux["recommends"]),
        "Section": "misc",
        "Priority": "optional",
        "Description": f"task ledger for government offices ({program.title})\n"
        f" {program.says}。\n 全部数据是本机的一个文件，不连接任何网络。",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _plain_files(root: Path) -> list[Path]:
    return [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]


def _digests(root: Path) -> str:
    from hashlib import md5  # noqa: PLC0415 - dpkg's own list

    files = [path for path in _plain_files(root) if "DEBIAN" not in path.parts]
    lines = [f"{md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files]
    return "".join(lines)


def _run_dpkg(root: Path, target: Path) -> None:
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1"]
    build += ["--build", str(root), str(target)]
    moment = {"SOURCE_DATE_EPOCH": str(MOMENT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    subprocess.run(build, check=True, env=moment, stdout=subprocess.DEVNULL)
