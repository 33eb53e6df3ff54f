"""Makes the Linux installer: `python -m resources.installer.linux [folder]`.

`folder` stops at the one folder in which the program runs (`make build`).
"""

import subprocess
import sys
from collections.abc import Iterator

from resources.installer import elf
from resources.installer.cache import cache_folder
from resources.installer.contents import TOP, Contents, read_contents
from resources.installer.debian import fetch_packages
from resources.installer.font import font_part
from resources.installer.linux_folder import CARRIED_FROM, SYSTEM, build_folder
from resources.installer.linux_package import (
    archive_name,
    make_archive,
    make_package,
    package_name,
)
from resources.installer.sbom import Part, digest, wheel_parts, write_bill, write_digests
from resources.installer.steps import megabytes, say
from resources.installer.wheels import fetch_wheels

DIST = TOP / "dist"


def main(words: list[str]) -> None:
    """Builds what the words ask for, and says each step in a line."""
    contents = read_contents()
    program = contents.program
    folder = DIST / program.name
    DIST.mkdir(exist_ok=True)
    found = build_folder(contents, folder)
    newest = "，".join(f"{name} {elf.dotted(one)}" for name, one in elf.newest(found).items())
    say(
        f"程序文件夹 {folder}：{megabytes(folder)} MB，{len(found)} 个可执行文件，最高要求 {newest}"
    )
    if words == ["folder"]:
        return
    package, archive = DIST / package_name(program), DIST / archive_name(program)
    make_package(contents, folder, package)
    say(f"安装包 {package.name}：{megabytes(package)} MB")
    make_archive(folder, archive)
    say(f"免安装包 {archive.name}：{megabytes(archive)} MB")
    bill = DIST / f"{program.name}-{program.version}-{SYSTEM}.cdx.json"
    write_bill(program, SYSTEM, _parts(contents), bill)
    write_digests(DIST)
    say(f"组件清单 {bill.name}，校验值 SHA256SUMS")


def _parts(contents: Contents) -> Iterator[Part]:
    """Whatever is in the folder and not our own."""
    yield font_part(contents)
    yield from wheel_parts(fetch_wheels(contents.packages(SYSTEM), SYSTEM, contents.python))
    linux = contents.raw[SYSTEM]
    (wheel,) = cache_folder("interpreter").glob(linux["interpreter_wheel"])
    built_in = linux["interpreter_version"]
    url = f"pkg:generic/cpython@{built_in}"
    yield Part("CPython", built_in, "PSF-2.0", url, digest(wheel), f"interpreter, in {wheel.name}")
    library = sys.version.split()[0]
    url = f"pkg:generic/cpython-library@{library}"
    yield Part("CPython standard library", library, "PSF-2.0", url)
    for name, (version, licence) in linux["interpreter_libraries"].items():
        yield Part(name, version, licence, f"pkg:generic/{name}@{version}", digest(wheel))
    for name, (version, licence) in contents.raw["qt_libraries"].items():
        yield Part(name, version, licence, f"pkg:generic/{name}@{version}")
    for package in fetch_packages(CARRIED_FROM, linux["carried"]):
        said = ["dpkg-deb", "-f", str(package), "Package", "Version"]
        told = subprocess.run(said, check=True, capture_output=True, text=True).stdout
        facts = dict(line.split(": ", 1) for line in told.splitlines())
        url = f"pkg:deb/debian/{facts['Package']}@{facts['Version']}?arch=amd64"
        yield Part(facts["Package"], facts["Version"], "MIT", url, digest(package))


if __name__ == "__main__":
    main(sys.argv[1:])
