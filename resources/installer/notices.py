"""What is said beside the program: how to install it, whose work it holds, and its licences.

The words lie in words/, the licences that no package brings along in licences/.
"""

import shutil
from pathlib import Path

from resources.installer.contents import Program

WORDS = Path(__file__).with_name("words")
LICENCES = Path(__file__).with_name("licences")
NOTES = ("安装说明.md", "第三方组件.md")


def read_notes(name: str, program: Program) -> str:
    """A page of words/, with the names and the version that it speaks of."""
    text = (WORDS / name).read_text("utf-8")
    for key in ("name", "version", "id"):
        text = text.replace(f"{{{key}}}", getattr(program, key))
    return text


def lay_out_notices(program: Program, into: Path) -> None:
    """The pages, and beside them the licences of what is not a package of the lock."""
    into.mkdir(parents=True, exist_ok=True)
    for name in NOTES:
        (into / name).write_text(read_notes(name, program), "utf-8")
    for path in sorted(LICENCES.iterdir()):
        shutil.copyfile(path, into / path.name)
