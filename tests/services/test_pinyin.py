"""Pinyin keys: what is stored beside a text so that letters find it."""

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from tzdesk.domain.search import joined_key, matcher
from tzdesk.services.pinyin import pinyin_key


def test_a_key_holds_syllables_by_the_longest_phrase() -> None:
    assert pinyin_key("区水务局") == "'qu'shui'wu'ju"
    assert pinyin_key("银行") == "'yin'hang"


def test_signs_leave_a_key_ascii_and_letters_stand_where_they_stood() -> None:
    key = pinyin_key("让老城不“老”、５Ｇ基站，①绿色")
    assert key.isascii()
    assert matcher("laocheng")(joined_key([], [key]))
    assert matcher("5gjz")(joined_key([], [key]))


def test_a_row_has_one_key_for_all_its_names() -> None:
    assert pinyin_key("水务局", "", "水务") == f"{pinyin_key('水务局')}|{pinyin_key('水务')}"
    assert pinyin_key("") == ""


def test_no_syllable_begins_with_what_a_search_takes_for_going_on() -> None:
    readings = {one for some in PINYIN_DICT.values() for one in some.split(",")}
    readings |= {one for phrase in PHRASES_DICT.values() for (one, *_) in phrase}
    assert not {one for one in readings if to_normal(one)[0] in "iuv"}
