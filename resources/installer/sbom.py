"""The list of what the program is made of, as CycloneDX, which security offices read.

Says of each part its version, licence and the digest of the file from which it came.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from resources.installer.contents import Program
from tzdesk import RELEASED

SPECIFICATION = "1.5"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of others. `url` is its package URL; `digest` the SHA-256 of what was fetched."""

    name: str
    version: str
    licence: str
    url: str
    digest: str = ""
    says: str = ""


def wheel_parts(wheels: Iterable[Path]) -> Iterator[Part]:
    """What the wheels say of themselves."""
    for wheel in wheels:
        with ZipFile(wheel) as packed:
            (name,) = [one for one in packed.namelist() if one.endswith(".dist-info/METADATA")]
            facts = HeaderParser().parsestr(packed.read(name).decode("utf-8"))
        named = facts["Name"].lower().replace("_", "-")
        kinds = [kind for kind in facts.get_all("Classifier", []) if kind.startswith("License ::")]
        own = (facts["License"] or "").split("\n")[0]
        licence = facts["License-Expression"] or own or (kinds or [""])[0].split(" :: ")[-1]
        url = f"pkg:pypi/{named}@{facts['Version']}"
        yield Part(facts["Name"], facts["Version"], licence, url, digest(wheel))


def write_bill(program: Program, system: str, parts: Iterable[Part], target: Path) -> None:
    """Writes the list; the same parts give the same bytes."""
    components = [_component(part) for part in sorted(parts, key=lambda part: part.url)]
    said = json.dumps(components, ensure_ascii=False, sort_keys=True)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{program.id}/{system}/{said}')}",
        "version": 1,
        "metadata": {
            "timestamp": f"{RELEASED}T00:00:00Z",
            "component": {
                "type": "application",
                "bom-ref": program.id,
                "name": program.name,
                "version": program.version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
            "properties": [{"name": f"{program.name}:system", "value": system}],
        },
        "components": components,
    }
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _component(part: Part) -> dict[str, object]:
    said: dict[str, object] = {
        "type": "library",
        "bom-ref": part.url,
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
        "purl": part.url,
    }
    if part.digest:
        said["hashes"] = [{"alg": "SHA-256", "content": part.digest}]
    if part.says:
        said["description"] = part.says
    return said


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def write_digests(folder: Path) -> Path:
    """SHA256SUMS of the files that are handed out, as `sha256sum -c` and certutil users read it."""
    target = folder / "SHA256SUMS"
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and path != target]
    target.write_text("".join(f"{digest(path)}  {path.name}\n" for path in files), "utf-8")
    return target
