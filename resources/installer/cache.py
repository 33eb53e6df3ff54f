"""Where fetched and prepared things are kept between builds: outside the project."""

import os
from pathlib import Path


def cache_folder(*names: str) -> Path:
    """A folder of the cache, made where it is missing; TZDESK_CACHE moves the whole cache."""
    top = os.environ.get("TZDESK_CACHE")
    shared = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = (Path(top) if top else shared / "tzdesk-installer").joinpath(*names)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
