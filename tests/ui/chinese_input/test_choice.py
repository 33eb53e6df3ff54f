"""Which way is taken, for the sessions of the desktops that clerks have."""

import os

import pytest

from tzdesk.ui.chinese_input import start
from tzdesk.ui.chinese_input.choice import THROUGH_IBUS, THROUGH_PORTAL, choose
from tzdesk.ui.chinese_input.session_bus import BusError

ASKS_FCITX = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "DISPLAY": ":0.0"}
ASKS_IBUS = {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}
IBUS, PORTAL, FCITX5 = "org.freedesktop.IBus", "org.freedesktop.portal.IBus", "org.fcitx.Fcitx5"
FCITX4 = "org.fcitx.Fcitx-0"


@pytest.mark.parametrize("asks", [ASKS_FCITX, ASKS_IBUS, {}])
def test_fcitx_5_is_reached_through_the_portal(asks: dict[str, str]) -> None:
    choice = choose(asks, {FCITX5, PORTAL, FCITX4})
    assert (choice.environment, choice.fcitx) == (THROUGH_PORTAL, "")


def test_fcitx_4_needs_the_bridge_and_is_found_by_the_display() -> None:
    assert choose(ASKS_FCITX, {FCITX4}).fcitx == FCITX4
    assert choose(ASKS_FCITX, {FCITX4, "org.fcitx.Fcitx-1", IBUS}).fcitx == FCITX4
    second = {**ASKS_FCITX, "DISPLAY": ":1"}
    assert choose(second, {FCITX4, "org.fcitx.Fcitx-1"}).fcitx == "org.fcitx.Fcitx-1"


@pytest.mark.parametrize(
    ("asks", "names"), [(ASKS_IBUS, {IBUS}), ({}, {IBUS}), (ASKS_IBUS, set()), (ASKS_FCITX, {IBUS})]
)
def test_ibus_where_it_runs_or_is_asked_for(asks: dict[str, str], names: set[str]) -> None:
    assert choose(asks, names).environment == THROUGH_IBUS


def test_nothing_is_set_where_nothing_is_found() -> None:
    choice = choose(ASKS_FCITX, set())
    assert not choice.environment
    assert "fcitx" in choice.says


class Bus:
    def __init__(self, _address: str):
        if not self.there:
            raise BusError("no bus")

    there = True

    def names(self) -> set[str]:
        return {FCITX5, PORTAL}

    def close(self) -> None:
        pass


@pytest.mark.parametrize("there", [True, False])
def test_the_log_says_what_was_chosen(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(start, "SessionBus", Bus)
    monkeypatch.setattr(Bus, "there", there)
    for name, value in (("QT_IM_MODULES", "x"), ("QT_IM_MODULE", "fcitx"), ("IBUS_USE_PORTAL", "")):
        monkeypatch.setenv(name, value)
    notes: list[str] = []
    start.choose_way(notes.append)
    assert notes[0].startswith("input method: ")
    assert (os.environ["QT_IM_MODULE"] == "ibus") == there
    assert ("QT_IM_MODULES" in os.environ) != there
