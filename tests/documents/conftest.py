"""One child process for all tests of this folder: starting one per file would be slow."""

from collections.abc import Iterator

import pytest

from tzdesk.documents import Limits, Reader


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """A reader with a quarter of the memory; with time enough on a machine that is busy."""
    with Reader(Limits(memory=256 << 20, seconds=60.0)) as shared:
        yield shared
