"""Debian's side of the build: tools of this machine, packages and roots of other releases.

Asks the mirror that this machine's apt is set up for; what is fetched stays in the cache.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from resources.installer.cache import cache_folder
from resources.installer.sbom import digest

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
ARCHITECTURE = "amd64"
PATIENCE = 600
"""Seconds to wait for another apt to end."""


def need(tools: Mapping[str, str]) -> None:
    """Installs the packages of the tools that this machine lacks: tool -> package."""
    missing = sorted({tools[name] for name in tools if shutil.which(name) is None})
    if not missing:
        return
    apt = [*_as_root(), "apt-get", "-q", "-o", f"DPkg::Lock::Timeout={PATIENCE}"]
    install = [*apt, "install", "-y", "--no-install-recommends", *missing]
    if subprocess.run(install, check=False, stdout=sys.stderr).returncode:
        subprocess.run([*apt, "update"], check=True, stdout=sys.stderr)
        subprocess.run(install, check=True, stdout=sys.stderr)


def _as_root() -> list[str]:
    front = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return front if os.geteuid() == 0 else ["sudo", *front]


def mirror() -> str:
    """Where this machine's apt has Debian's packages from."""
    wanted = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(SITE)", "Created-By: Packages"]
    said = subprocess.run(wanted, check=True, capture_output=True, text=True).stdout
    sites = [line.removeprefix("Debian ") for line in said.splitlines() if "Debian " in line]
    return next(site for site in sites if not site.endswith("-security"))


def fetch_packages(suite: str, digests: Mapping[str, str]) -> list[Path]:
    """The named packages of a release, each checked against its digest; in the names' order."""
    folder = cache_folder("packages", suite)
    have = {digest(path): path for path in folder.glob("*.deb")}
    missing = [name for name, wanted in digests.items() if wanted not in have]
    if missing:
        apt = [*_apt_of(suite), "-q"]
        subprocess.run([*apt, "update"], check=True, stdout=sys.stderr)
        subprocess.run([*apt, "download", *missing], check=True, stdout=sys.stderr, cwd=folder)
        have = {digest(path): path for path in folder.glob("*.deb")}
    lost = [name for name, wanted in digests.items() if wanted not in have]
    if lost:
        raise ValueError(f"{suite}: not the expected package: {', '.join(lost)}")
    return [have[wanted] for wanted in digests.values()]


def _apt_of(suite: str) -> list[str]:
    """apt-get for another release, apart from this machine's own lists."""
    place = cache_folder("apt", suite)
    for name in ("lists/partial", "archives/partial"):
        (place / name).mkdir(parents=True, exist_ok=True)
    (place / "status").touch()
    sources = place / "sources.list"
    sources.write_text(f"deb [signed-by={KEYRING}] {mirror()} {suite} main\n", "utf-8")
    options = {
        "Dir::Etc::SourceList": sources,
        "Dir::Etc::SourceParts": "/dev/null",
        "Dir::State::Lists": place / "lists",
        "Dir::State::Status": place / "status",
        "Dir::Cache": place,
        "APT::Architecture": ARCHITECTURE,
        "APT::Architectures": ARCHITECTURE,
        "APT::Sandbox::User": "",
    }
    return ["apt-get", *(part for name in options for part in ("-o", f"{name}={options[name]}"))]
