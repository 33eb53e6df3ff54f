"""What would be left on the disk: names, counts, sentences; contacts; what is kept."""

from datetime import date
from pathlib import Path

import pytest

from tzdesk.domain.contacts import contact_text, split_contact
from tzdesk.domain.records import UnitCategory
from tzdesk.services.dispatch_files import Existing
from tzdesk.services.dispatch_names import DEFAULT_PATTERN, Naming
from tzdesk.services.dispatch_scope import Earlier
from tzdesk.settings import Settings
from tzdesk.ui.dialogs.dispatch.forecast import (
    FileOptions,
    Forecast,
    again_words,
    forecast,
    sample_name,
)
from tzdesk.ui.dialogs.dispatch.kept import KEPT, Options, keep_options, kept_options
from tzdesk.ui.dialogs.dispatch.selection import UnitLine

NAMING = Naming("重点工作", "2023年第三季度", date(2023, 10, 12))
UNITS = [UnitLine(name, name, UnitCategory.OFFICE, ("t",)) for name in ("区水务局", "区教委")]
WATER = "重点工作_区水务局_2023年第三季度_填报表.xlsx"


def seen(existing: Existing, *there: str, zipped: bool = False) -> Forecast:
    return forecast(UNITS, FileOptions(DEFAULT_PATTERN, existing, zipped), NAMING, there)


def test_new_files() -> None:
    view = seen(Existing.RENAME)
    assert view.names["区水务局"] == WATER
    assert view.told == "将新建 2 个文件，可随时取消。"
    assert view.verb == "生成 2 个填报表"


def test_files_that_are_there() -> None:
    beside = seen(Existing.RENAME, WATER)
    assert beside.names["区水务局"] == WATER.replace(".xlsx", "_2.xlsx")
    assert beside.told == "将新建 2 个文件，可随时取消。"
    over = seen(Existing.OVERWRITE, WATER)
    assert over.told == "将新建 1 个文件，覆盖 1 个，可随时取消。"
    past = seen(Existing.SKIP, WATER)
    assert past.told == "将新建 1 个文件，跳过 1 个，可随时取消。"
    assert past.verb == "生成 1 个填报表"


def test_nothing_left_to_make() -> None:
    view = seen(Existing.SKIP, WATER, WATER.replace("区水务局", "区教委"))
    assert view.made == 0
    assert view.told == "2 个都已有同名文件，将跳过"


def test_archive() -> None:
    view = seen(Existing.SKIP, WATER, zipped=True)
    assert view.told == "将新建 1 个压缩文件，内含 2 个填报表，可随时取消。"


def test_nobody_chosen() -> None:
    view = forecast([], FileOptions(DEFAULT_PATTERN), NAMING, ())
    assert (view.told, view.verb) == ("至少选一个单位", "生成 0 个填报表")


def test_pattern_that_cannot_tell_units_apart() -> None:
    view = forecast(UNITS, FileOptions("{填报期}"), NAMING, ())
    assert view.wrong == "文件名须含 {单位}，否则各单位的文件会重名。"
    assert sample_name("{填报期}", NAMING, "区水务局") == ""
    assert sample_name("{单位}", NAMING, "区水务局") == "区水务局.xlsx"


def test_again() -> None:
    today = date(2023, 10, 12)
    rest = "；再次下发后，两次交回的都能合并。"
    assert again_words(None, today) == ""
    assert (
        again_words(Earlier(date(2023, 10, 1), 68), today)
        == f"本期已于 10-01 下发过 68 个单位{rest}"
    )
    assert again_words(Earlier(date(2022, 10, 1)), today) == f"本期已于 2022-10-01 下发过{rest}"


@pytest.mark.parametrize(
    ("typed", "contact", "phone"),
    [
        ("张三　1001", "张三", "1001"),
        ("张三 010-8888 6666 转 12", "张三", "010-8888 6666 转 12"),
        ("李四，13800000000", "李四", "13800000000"),
        ("王五1003", "王五", "1003"),
        ("张三", "张三", ""),
        (" 1001 ", "", "1001"),
        ("", "", ""),
    ],
)
def test_contact_typed_in_one_line(typed: str, contact: str, phone: str) -> None:
    assert split_contact(typed) == (contact, phone)
    assert split_contact(contact_text(contact, phone)) == (contact, phone)


def test_options_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    options = Options(
        prefill=False,
        contacts=True,
        zipped=True,
        pattern="{单位}",
        existing=Existing.SKIP,
        parent=tmp_path,
    )
    keep_options(settings, options)
    assert kept_options(Settings(tmp_path / "s.json")) == options


def test_what_cannot_be_read_is_the_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    settings.set(KEPT, {"prefill": 3, "existing": [], "pattern": None, "parent": "/nowhere/at/all"})
    assert kept_options(settings) == Options()
