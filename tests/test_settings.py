"""Settings: forgiving to read, whole when written."""

from pathlib import Path

import pytest

from tzdesk import settings as keys
from tzdesk.domain.pace import Rules
from tzdesk.settings import Key, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "settings.json"


def test_a_missing_file_is_all_defaults_and_nothing_to_tell(path: Path) -> None:
    settings = Settings(path)
    assert settings.notice == ""
    assert settings.rules == Rules()
    assert settings.get(keys.SCALE) == 100
    assert not path.exists()


def test_what_was_set_is_there_after_a_restart(path: Path) -> None:
    Settings(path).set(keys.OPERATOR, "张三")
    assert Settings(path).operator == "张三"
    assert (path.stat().st_mode & 0o777) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_never_stops_the_start(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.notice == "部分设置无法读取，已用默认值"
    assert settings.get(keys.THEME) == "system"
    settings.set(keys.THEME, "dark")
    assert Settings(path).get(keys.THEME) == "dark"


def test_each_spoilt_value_falls_back_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        '{"scale": 137, "open_last": 1, "operator": "李四", "recent_files": ["a", 2], "later": 1}',
        encoding="utf-8",
    )
    settings = Settings(path)
    assert settings.unreadable == ("open_last", "recent_files", "scale")
    assert settings.operator == "李四"
    assert settings.get(keys.SCALE) == 100
    settings.set(keys.SCALE, 140)
    assert '"later": 1' in path.read_text(encoding="utf-8")


def test_two_windows_keep_each_others_settings(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.set(keys.OPERATOR, "张三")
    other.set(keys.SCALE, 120)
    assert Settings(path).operator == "张三"
    assert Settings(path).get(keys.SCALE) == 120


def test_a_value_that_is_not_allowed_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="scale"):
        Settings(path).set(keys.SCALE, 90)


def test_a_folder_that_cannot_be_written_loses_nothing_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.set(keys.OPERATOR, "张三")
    assert settings.operator == "张三"


def test_the_last_ledger_comes_first_and_once(path: Path) -> None:
    settings = Settings(path)
    for name in ("a", "b", "a", *map(str, range(20))):
        settings.remember_ledger(Path(name))
    assert settings.last_ledger == "19"
    assert len(settings.recent_files) == 10
    settings.remember_ledger(Path("15"))
    assert settings.recent_files[:3] == ["15", "19", "18"]


def test_rules_come_from_the_thresholds(path: Path) -> None:
    settings = Settings(path)
    settings.set(keys.YELLOW_GAP, 40)
    assert settings.rules == Rules(yellow_gap=40, red_gap=40)
    settings.reset(keys.YELLOW_GAP)
    assert Settings(path).rules == Rules()


def test_a_view_keeps_what_it_likes_under_a_name_of_its_own(path: Path) -> None:
    columns: Key[list[str]] = Key("view.section.columns", [])
    Settings(path).set(columns, ["text", "status"])
    assert Settings(path).get(columns) == ["text", "status"]
    assert Settings(path).get(Key("view.section.columns", 3)) == 3
