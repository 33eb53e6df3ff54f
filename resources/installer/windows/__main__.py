"""Makes the Windows installer: `python -m resources.installer.windows [folder]`.

`folder` stops at the one folder in which the program runs.
"""

import sys
from collections.abc import Iterator

from resources.installer.contents import TOP, Contents, read_contents
from resources.installer.font import font_part
from resources.installer.sbom import Part, digest, wheel_parts, write_bill, write_digests
from resources.installer.steps import megabytes, say
from resources.installer.wheels import fetch_wheels
from resources.installer.windows.deterministic_zip import write_zip
from resources.installer.windows.folder import SYSTEM, build_folder
from resources.installer.windows.python import fetched_package
from resources.installer.windows.setup_program import make_setup

DIST = TOP / "dist"


def main(words: list[str]) -> None:
    """Builds what the words ask for, and says each step in a line."""
    contents = read_contents()
    name, version = contents.program.name, contents.program.version
    folder = DIST / f"{name}-{SYSTEM}"
    build_folder(contents, folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    say(f"程序文件夹 {folder.name}：{len(files)} 个文件，{megabytes(folder)} MB")
    if words == ["folder"]:
        return
    setup, archive = DIST / f"{name}-{version}-setup.exe", DIST / f"{name}-{version}-{SYSTEM}.zip"
    make_setup(contents, folder, setup)
    say(f"安装程序 {setup.name}：{megabytes(setup)} MB")
    inside = {f"{name}/{path.relative_to(folder).as_posix()}": path for path in files}
    write_zip(archive, {entry: path.read_bytes() for entry, path in inside.items()})
    say(f"免安装包 {archive.name}：{megabytes(archive)} MB")
    listed = "".join(f"{digest(path)}  {entry}\n" for entry, path in inside.items())
    (DIST / f"{name}-{version}-{SYSTEM}.sha256").write_text(listed, "utf-8")
    bill = DIST / f"{name}-{version}-{SYSTEM}.cdx.json"
    write_bill(contents.program, SYSTEM, _parts(contents), bill)
    write_digests(DIST)
    say(f"组件清单 {bill.name}，校验值 SHA256SUMS")


def _parts(contents: Contents) -> Iterator[Part]:
    """Whatever is in the folder and not our own."""
    yield font_part(contents)
    yield from wheel_parts(fetch_wheels(contents.packages(SYSTEM), SYSTEM, contents.python))
    windows = contents.raw[SYSTEM]
    version, package = windows["python"]["version"], fetched_package()
    says = f"embeddable, in {package.name}; its signatures' digests are checked at each build"
    url = f"pkg:generic/cpython@{version}?os=windows&arch=x86_64"
    yield Part("CPython", version, "PSF-2.0", url, digest(package), says)
    libraries = windows["libraries"] | contents.raw["qt_libraries"]
    for name, (version, licence) in libraries.items():
        yield Part(name, version, licence, f"pkg:generic/{name}@{version}")


if __name__ == "__main__":
    main(sys.argv[1:])
