"""How leaders and units take part in a task, and which of the units owe a report."""

from enum import StrEnum


class Role(StrEnum):
    """How a leader or unit takes part; which label means which is `parsing`'s business."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    ASSIST = "assist"


class Reporting(StrEnum):
    """由谁填报: which units of a task owe a report."""

    ALL = "all"
    LEAD = "lead"
    FIRST = "first"
