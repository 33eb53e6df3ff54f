"""The pages 常用, 显示 and 督查规则."""

from PySide6.QtWidgets import QSpinBox

from tzdesk.settings import (
    DUE_SOON_DAYS,
    OPEN_LAST,
    OPERATOR,
    RECENT_DAYS,
    RED_GAP,
    ROW_HEIGHT,
    SCALE,
    THEME,
    YELLOW_GAP,
)
from tzdesk.ui.dialogs.settings.page import SettingsPage
from tzdesk.ui.preferences import RULES, Preferences
from tzdesk.ui.theme import ThemeName
from tzdesk.ui.widgets.filter_menus import ROW_HEIGHTS
from tzdesk.ui.widgets.labels import label

SIZES = {100: "标准 100%", 120: "大 120%", 140: "特大 140%"}
BELOW_PACE = "低于序时进度"


class UsualPage(SettingsPage):
    """常用."""

    title = "常用"
    keys = (OPERATOR, OPEN_LAST)

    def __init__(self, preferences: Preferences):
        super().__init__(preferences)
        self.operator = self.add_text(OPERATOR, "经办人姓名", "记入修改记录")
        self.open_last = self.add_tick(OPEN_LAST, "启动时打开上次的台账")
        self.show_values()


class LookPage(SettingsPage):
    """显示."""

    title = "显示"
    keys = (SCALE, THEME, ROW_HEIGHT)

    def __init__(self, preferences: Preferences):
        super().__init__(preferences)
        self.scale = self.add_choice(SCALE, "字号", SIZES)
        themes = {name.value: name.label for name in ThemeName}
        self.theme = self.add_choice(THEME, "主题", themes)
        self.row_height = self.add_choice(ROW_HEIGHT, "行高", ROW_HEIGHTS)
        self.show_values()


class RulesPage(SettingsPage):
    """督查规则; the red light never begins before the yellow one."""

    title = "督查规则"
    keys = RULES

    def __init__(self, preferences: Preferences):
        super().__init__(preferences)
        self.due_soon = self.add_number(DUE_SOON_DAYS, "临期", "时限前", " 天")
        self.yellow = self.add_number(YELLOW_GAP, "黄灯", BELOW_PACE, " 个百分点")
        self.red = self.add_number(RED_GAP, "红灯", BELOW_PACE, " 个百分点")
        self.recent = self.add_number(RECENT_DAYS, "最近修改", "", " 天")
        self.form.addRow("", label("影响清单和报告中的数字", tone="muted"))
        self.yellow.valueChanged.connect(lambda _value: self._keep_order(self.yellow))
        self.red.valueChanged.connect(lambda _value: self._keep_order(self.red))
        self.show_values()

    def _keep_order(self, changed: QSpinBox) -> None:
        if self.red.value() < self.yellow.value():
            other = self.yellow if changed is self.red else self.red
            other.setValue(changed.value())
