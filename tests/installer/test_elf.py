"""What compiled files ask of the system, and who is told when it is too much."""

from resources.installer.elf import Binary, dotted, missing, newest, too_new

FILES = (
    Binary("lib/a.so", ("libb.so.1", "libc.so.6"), {"GLIBC": (2, 17)}),
    Binary("lib/libb.so.1", ("libfar.so.2",), {"GLIBC": (2, 28), "CXXABI": (1, 3, 11)}),
)


def test_the_newest_is_found_by_number() -> None:
    assert dotted(newest(FILES)["GLIBC"]) == "2.28"
    assert newest([*FILES, Binary("c", (), {"GLIBC": (2, 4)})])["GLIBC"] == (2, 28)


def test_a_file_that_asks_for_more_is_named() -> None:
    allowed = {"GLIBC": "2.17", "CXXABI": "1.3.11"}
    assert too_new(FILES, allowed) == ["lib/libb.so.1: GLIBC 2.28"]
    assert too_new(FILES, {**allowed, "GLIBC": "2.28"}) == []


def test_a_library_that_nobody_brings_is_named_with_its_users() -> None:
    assert missing(FILES, ["libc.so.6"]) == {"libfar.so.2": ["lib/libb.so.1"]}
    assert missing(FILES, ["libc.so.6", "libfar.so.2"]) == {}
