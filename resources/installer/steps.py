"""How a build says what it has done."""

from pathlib import Path


def say(line: str) -> None:
    """One step that is done."""
    print(f"[安装包] {line}", flush=True)


def megabytes(path: Path) -> str:
    """The size of a file, or of all files in a folder."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:.1f}"
