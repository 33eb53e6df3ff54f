"""The Chinese font that comes with the installed program, for machines that have none."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from tzdesk.paths import ROOT

SPARE = ROOT / "resources" / "fonts" / "NotoSansCJKsc-Regular.otf"


def add_spare_font(spare: Path = SPARE) -> bool:
    """Makes the font known to Qt where no other can show Chinese; whether it was needed."""
    if not spare.exists() or QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return False
    return QFontDatabase.addApplicationFont(str(spare)) != -1
