"""The real plan's truth written out in layouts that other offices use."""

from collections.abc import Callable, Iterable, Iterator

from tests.parsing.truths import Task

Writer = Callable[[list[Task]], str]
CHINESE = "一二三四五六七八九十"
TITLE = "2023年通州区政府工作报告重点工作分工方案"


def chinese(number: int) -> str:
    """1 to 199 in Chinese numerals."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = (CHINESE[hundreds - 1] + "百") if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else CHINESE[tens - 1]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (CHINESE[ones - 1] if ones else "")


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def _sections(tasks: Iterable[Task], head: Callable[[int, str], str]) -> Iterator[str | Task]:
    last, count = "", 0
    for task in tasks:
        if task.section != last:
            last, count = task.section, count + 1
            yield head(count, task.section)
        yield task


def _write(
    tasks: list[Task],
    lines: Callable[[Task], Iterable[str]],
    head: Callable[[int, str], str] = lambda n, title: f"{chinese(n)}、{title}",
) -> str:
    out = [TITLE, ""]
    for entry in _sections(tasks, head):
        out += [entry] if isinstance(entry, str) else list(lines(entry))
    return "\n".join(out) + "\n"


def _labels(task: Task, leader: str, unit: str, due: str, colon: str = "：") -> list[str]:
    return [
        f"{leader}{colon}{'、'.join(task.leaders)}",
        f"{unit}{colon}{'、'.join(task.units)}",
        f"{due}{colon}{task.deadline_text}",
    ]


def spaced(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}. {t.text}",
            *_labels(t, "牵 头 领 导", "责 任 单 位", "完 成 时 限"),
        ],
    )


def one_line(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{wide(str(t.number))}、{t.text}",
            "　　".join(_labels(t, "区级领导", "责任部门", "时限要求")),
        ],
    )


def all_in_one_line(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}．{t.text}" + "".join(_labels(t, "分管领导", "承办单位", "办理时限"))
        ],
    )


def half_width(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}){t.text}",
            *_labels(t, "责任领导", "责任单位", "完成时间", ":"),
            "",
        ],
        lambda n, title: f"（{chinese(n)}）{title}",
    )


def values_below(tasks: list[Task]) -> str:
    def lines(task: Task) -> list[str]:
        out = [f"（{task.number}）{task.text}"]
        for label in _labels(task, "包保领导", "责任单位", "完成期限"):
            name, value = label.split("：", 1)
            out += [f"{name}：", value]
        return out

    return _write(tasks, lines)


def square_labels(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}.{t.text}",
            "【牵头领导】" + "、".join(t.leaders),
            "【责任单位】" + "，".join(t.units),
            f"【完成时限】{t.deadline_text}",
        ],
    )


def bracketed(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}.{t.text}（"
            + "；".join(_labels(t, "牵头领导", "责任单位", "完成时限"))
            + "）"
        ],
    )


def three_brackets(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}、{t.text}"
            + "".join(f"［{label}］" for label in _labels(t, "挂点领导", "责任单位", "完成时限"))
        ],
        lambda n, title: f"第{chinese(n)}部分　{title}",
    )


def unnumbered(tasks: list[Task]) -> str:
    return _write(tasks, lambda t: [t.text, *_labels(t, "牵头领导", "责任单位", "完成时限"), ""])


def bullets(tasks: list[Task]) -> str:
    return _write(tasks, lambda t: [f"● {t.text}", *_labels(t, "牵头领导", "责任单位", "时限")])


def chinese_numbers(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"（{chinese(int(t.number or 0))}）{t.text}",
            *_labels(t, "牵头区领导", "责任单位", "完成时限"),
        ],
    )


def bare_headings(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [f"{t.number}.{t.text}", *_labels(t, "牵头领导", "责任单位", "完成时限")],
        lambda _, title: title,
    )


def text_label(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [
            f"{t.number}.工作任务：{t.text}",
            *_labels(t, "牵头领导", "责任单位", "完成时限"),
        ],
    )


def item_words(tasks: list[Task]) -> str:
    return _write(
        tasks,
        lambda t: [f"第{t.number}项 {t.text}", *_labels(t, "牵头领导", "责任单位", "完成时限")],
        lambda n, title: f"第{chinese(n)}章 {title}",
    )


def wrapped(tasks: list[Task], width: int = 28) -> str:
    """Broken at the edge of a page, with page numbers and a running head, as PDF gives it."""
    whole = _write(
        tasks,
        lambda t: (
            [f"　　{t.number}.{t.text}"]
            + ["　　" + label for label in _labels(t, "牵头领导", "责任单位", "完成时限")]
        ),
        lambda n, title: f"　　{chinese(n)}、{title}",
    )
    out: list[str] = []
    for paragraph in whole.splitlines():
        for at in range(0, max(len(paragraph), 1), width):
            if len(out) % 30 == 29:
                out += [f"— {len(out) // 30 + 1} —"]
            out.append(paragraph[at : at + width].strip("　 ") if at else paragraph[:width])
    out += [
        "抄送：区委各部门，区人大常委会办公室，区政协办公室，区法院，",
        "区检察院，区各人民团体。",
    ]
    return "\n".join([*out, "北京市通州区人民政府办公室　　2023年1月18日印发"]) + "\n"


def _table(tasks: list[Task], join: Callable[[list[str]], str], *, section_rows: bool) -> list[str]:
    heads = ["序号", "工作任务", "牵头领导", "责任单位", "完成时限"]
    out = [join(heads)]
    for entry in _sections(tasks, lambda n, title: f"{chinese(n)}、{title}"):
        if isinstance(entry, str):
            out += [entry] if section_rows else []
            continue
        row = [entry.number or "", entry.text, "、".join(entry.leaders), "、".join(entry.units)]
        out.append(join([*row, entry.deadline_text or ""]))
    return out


def tabs(tasks: list[Task]) -> str:
    return "\n".join([TITLE, *_table(tasks, "\t".join, section_rows=True)])


def pipes(tasks: list[Task]) -> str:
    head, *rows = _table(tasks, lambda row: "| " + " | ".join(row) + " |", section_rows=True)
    return "\n".join([TITLE, "", head, "|---|---|---|---|---|", *rows])


def wide_spaces(tasks: list[Task]) -> str:
    return "\n".join([TITLE, *_table(tasks, "   ".join, section_rows=True)])


def single_spaces(tasks: list[Task]) -> str:
    return "\n".join([TITLE, *_table(tasks, " ".join, section_rows=True)])


def stacked(tasks: list[Task]) -> str:
    return "\n".join([TITLE, "", *_table(tasks, "\n\n".join, section_rows=True)])


def responsibility_clauses(tasks: list[Task]) -> str:
    """（区教委牵头，区财政局、区民政局配合，12月底前完成）; the leaders stay a label."""

    def lines(task: Task) -> list[str]:
        lead, *others = task.units
        help_ = f"，{'、'.join(others)}配合" if others else ""
        return [
            f"{task.number}.{task.text}（{lead}牵头{help_}，{task.deadline_text}）",
            f"牵头领导：{'、'.join(task.leaders)}",
        ]

    return _write(tasks, lines)


LABEL_DIALECTS = (
    spaced, one_line, all_in_one_line, half_width, values_below, square_labels, bracketed,
    three_brackets, unnumbered, bullets, chinese_numbers, bare_headings, text_label, item_words,
    wrapped, tabs, pipes, wide_spaces, single_spaces, stacked, responsibility_clauses,
)  # fmt: skip
