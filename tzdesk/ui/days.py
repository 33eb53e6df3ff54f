"""Days as the screen writes them: short in this year, whole in another."""

from datetime import date, datetime


def short_day(day: date, today: date) -> str:
    """「10-09」 in the year of `today`, else 「2022-10-09」; for tables."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def short_moment(at: datetime, today: date) -> str:
    """「10-09 16:20」, with its year in another."""
    return f"{short_day(at.date(), today)} {at:%H:%M}"


def moment_in_words(at: datetime, today: date) -> str:
    """「今天 08:30」, 「昨天 17:10」, else as in tables."""
    near = {0: "今天", 1: "昨天"}.get((today - at.date()).days)
    return f"{near} {at:%H:%M}" if near else short_moment(at, today)


def day_in_words(day: date, year: int) -> str:
    """「10月10日」 behind words that name its `year`, else 「2024年1月10日」; for sentences."""
    other = "" if day.year == year else f"{day.year}年"
    return f"{other}{day.month}月{day.day}日"
