"""What a Linux desktop must know of the program: menu entry, icons, the kind of its files.

Laid out as UOS wants it, everything under /opt/apps/ID; the menus of Debian and Kylin do not look
there and get links in /usr/share. dpkg's own triggers bring menus and file kinds up to date.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from resources.installer.contents import TOP, Program, four_numbers
from resources.installer.icons import SIZES, draw_icons

APPS = Path("opt/apps")
SHARE = Path("usr/share")
COMMANDS = Path("usr/bin")
PERMISSIONS = ("autostart", "notification", "trayicon", "clipboard", "account", "bluetooth",
    "camera", "audio_record", "installed_apps")  # fmt: skip
GRANTED = ("clipboard",)


def home(program: Program) -> Path:
    """The program's own folder, from the root of the file system."""
    return APPS / program.id


def lay_out_desktop(program: Program, root: Path) -> None:
    """Writes entry, icons and file kind below a root, and the links by which others find them."""
    place = root / home(program)
    entries = place / "entries"
    _write(place / "info", _info(program))
    _write(entries / "applications" / f"{program.id}.desktop", _entry(program))
    _write(entries / "mime" / "packages" / f"{program.id}.xml", _file_kind(program))
    _lay_out_icons(program, entries / "icons" / "hicolor")
    for path in _files(entries):
        _link(root, SHARE / path.relative_to(entries), path)
    _link(root, COMMANDS / program.name, place / "files" / program.name)


def _info(program: Program) -> str:
    facts = {
        "appid": program.id,
        "name": program.title,
        "version": four_numbers(program.version),
        "arch": ["amd64"],
        "permissions": {name: name in GRANTED for name in PERMISSIONS},
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _entry(program: Program) -> str:
    lines = {
        "Type": "Application",
        "Version": "1.0",
        "Name": program.title,
        "GenericName": "任务台账",
        "Comment": program.says,
        "Exec": f"/{home(program)}/files/{program.name} %f",
        "Icon": program.id,
        "Terminal": "false",
        "StartupNotify": "true",
        "StartupWMClass": program.name,
        "Categories": "Office;ProjectManagement;",
        "Keywords": "台账;任务;督查;taizhang;tz;",
        "MimeType": f"{program.mime};",
    }
    return "[Desktop Entry]\n" + "".join(f"{name}={value}\n" for name, value in lines.items())


def _file_kind(program: Program) -> str:
    """By suffix, and by what stands in the file: SQLite's name and the ledger's own mark."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{program.mime}">
    <comment>{program.file_title}</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <icon name="{program.id}"/>
    <magic priority="60">
      <match type="string" value="SQLite format 3" offset="0">
        <match type="string" value="TZDB" offset="68"/>
      </match>
    </magic>
    <glob pattern="*{program.suffix}" weight="60"/>
  </mime-type>
</mime-info>
"""


def _lay_out_icons(program: Program, hicolor: Path) -> None:
    outline = TOP / program.icon
    name = f"{program.id}.png"
    draw_icons(outline, {size: hicolor / f"{size}x{size}" / "apps" / name for size in SIZES})
    _write(hicolor / "scalable" / "apps" / f"{program.id}.svg", outline.read_text("utf-8"))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _link(root: Path, name: Path, target: Path) -> None:
    """From one top folder to another, so it must be absolute."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to("/" / target.relative_to(root))
