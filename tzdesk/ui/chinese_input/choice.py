"""Which of its ways Chinese input takes here: decided from what the session says and runs.

Qt's wheel speaks ibus only. fcitx 5 answers to ibus' portal; fcitx 4, which UOS V20 and Kylin V10
have, needs the bridge.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

IBUS = "org.freedesktop.IBus"
PORTAL = "org.freedesktop.portal.IBus"
FCITX5 = "org.fcitx.Fcitx5"
FCITX4 = "org.fcitx.Fcitx-"
ASKED_BY = ("QT_IM_MODULE", "GTK_IM_MODULE", "XMODIFIERS")


@dataclass(frozen=True, slots=True)
class Choice:
    """`environment` is set before Qt starts; `fcitx` is whom on the bus the bridge serves."""

    says: str
    environment: Mapping[str, str] = field(default_factory=dict)
    fcitx: str = ""


THROUGH_IBUS = {"QT_IM_MODULE": "ibus"}
THROUGH_PORTAL = {**THROUGH_IBUS, "IBUS_USE_PORTAL": "1"}
BRIDGED = {"QT_IM_MODULE": "compose"}
"""Keys with accents still work; the rest is the bridge's."""


def choose(environment: Mapping[str, str], names: Collection[str]) -> Choice:
    """The way for a session with this environment and these names on its bus."""
    asked = " ".join(environment.get(name, "") for name in ASKED_BY)
    own = FCITX4 + environment.get("DISPLAY", "").rpartition(":")[2].partition(".")[0]
    others = (name for name in sorted(names) if name.startswith(FCITX4))
    fcitx4 = own if own in names else next(others, "")
    ibus = Choice("ibus", THROUGH_IBUS)
    if FCITX5 in names and PORTAL in names:
        return Choice("fcitx 5 through the ibus portal", THROUGH_PORTAL)
    if "fcitx" not in asked and IBUS in names:
        return ibus
    if fcitx4:
        return Choice(f"fcitx through the bridge to {fcitx4}", BRIDGED, fcitx4)
    if IBUS in names or "ibus" in asked:
        return ibus
    return Choice(f"none found, asked for: {asked.strip() or 'nothing'}")
