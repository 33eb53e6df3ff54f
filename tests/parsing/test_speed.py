"""Reading takes time in proportion to the text, on ordinary plans and on odd ones."""

import contextlib
import time
from dataclasses import replace

import pytest

from tests.parsing import dialects
from tests.parsing.truths import Task, real_tasks
from tzdesk.domain.document import document_from_text
from tzdesk.errors import UserError
from tzdesk.parsing import parse

SLACK = 2
"""Over the 11 times of quality.md: other work on the machine must not fail this test."""


def repeated(times: int) -> list[Task]:
    return [replace(t, number=str(at)) for at, t in enumerate(real_tasks() * times, 1)]


def seconds(text: str) -> float:
    document = document_from_text(text)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        with contextlib.suppress(UserError):
            parse(document)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "writer", [dialects.spaced, dialects.stacked], ids=lambda writer: writer.__name__
)
def test_ten_times_the_tasks_take_ten_times_as_long(writer: dialects.Writer) -> None:
    assert seconds(writer(repeated(10))) <= 11 * SLACK * seconds(writer(repeated(1)))


@pytest.mark.parametrize(
    "text",
    [
        "这是一段文字，没有任务。\n" * 5000,
        "责任单位：区教委（A、B" * 3000,
        "1、" * 10000,
        "（" * 20000,
        "牵头领导：张三责任单位：区教委" * 1500,
        "一二三" * 10000,
        "1.任务。（责任单位：区教委）" * 2000,
        "责任单位：\n" * 10000,
        "1.任务。责任单位：" + "区教委和" * 20000,
        "1.任务。责任单位：" + "区教委 " * 20000,
        "1.任务。责任单位：" + "“" * 200_000,
        "\n" * 100_000,
        "\n".join(f"{at}.任务。责任单位：第{at}局" for at in range(3000)),
    ],
    ids=[
        "prose",
        "open brackets",
        "list",
        "brackets",
        "labels",
        "numerals",
        "one line",
        "labels alone",
        "joined units",
        "spaced units",
        "quotes",
        "blank lines",
        "units",
    ],
)
def test_odd_texts_take_no_time(text: str) -> None:
    assert seconds(text) < 5
