"""How well a key fits what was typed."""

import pytest

from tzdesk.domain.best_first import Fit, fitting
from tzdesk.domain.search import joined_key

BUREAU = joined_key(["区水务局", "水利局"], ["'qu'shui'wu'ju|'shui'li'ju"])


@pytest.mark.parametrize(
    ("query", "fit"),
    [
        ("区水务局", Fit.BEGINS),
        ("水务", Fit.BEGINS),
        ("水利局", Fit.BEGINS),
        ("务局", Fit.HOLDS),
        ("swj", Fit.BEGINS_SPELLED),
        ("qushui", Fit.BEGINS_SPELLED),
        ("wuju", Fit.HOLDS_SPELLED),
        ("区 wuju", Fit.HOLDS_SPELLED),
        ("税务", Fit.NONE),
        ("水务 税务", Fit.NONE),
        ("", Fit.NONE),
    ],
)
def test_fit(query: str, fit: Fit) -> None:
    assert fitting(query)(BUREAU) is fit


def test_the_very_words_fit_best() -> None:
    assert fitting("ＡＢ")(joined_key(["ab"], [])) is Fit.SAME
    assert fitting("长")(joined_key(["长"], ["'chang~'zhang"])) is Fit.SAME


def test_only_a_place_may_stand_before_the_beginning() -> None:
    assert fitting("jsxm")(joined_key(["新建设项目"], ["'xin'jian'she'xiang'mu"])) is (
        Fit.HOLDS_SPELLED
    )
