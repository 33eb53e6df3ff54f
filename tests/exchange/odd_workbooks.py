"""Workbooks that reading takes and openpyxl does not."""

from io import BytesIO
from zipfile import ZipFile


def with_odd_pattern(data: bytes) -> bytes:
    """A fill of a pattern that nobody knows."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "xl/styles.xml":
                assert b'"gray125"' in content
                content = content.replace(b'"gray125"', b'"weird"')
            target.writestr(entry, content)
    return made.getvalue()
