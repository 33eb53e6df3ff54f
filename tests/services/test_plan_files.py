"""The same plan in every kind of file: paragraphs and tables of Word, tables of Excel."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.parsing.truths import SPECIMENS, Task, real_tasks, specimen_tasks, tasks_of
from tzdesk.paths import ROOT
from tzdesk.services.incoming import read_plan

HEADS = ("序号", "工作任务", "牵头领导", "牵头单位", "责任单位", "完成时限")
TEXTS = sorted(path for path in SPECIMENS.glob("*.txt") if path.stem != "08")


def _expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        path.with_suffix(".expected.json").read_text(encoding="utf-8")
    )
    return found


TRUTHS: dict[str, Callable[[], list[Task]]] = {
    "real": real_tasks,
    **{path.stem: (lambda path=path: specimen_tasks(_expected(path))) for path in TEXTS},
}


def _laid_out(tasks: Sequence[Task]) -> list[list[str]]:
    """Heads, then a row a task; a row of one text is a section's."""
    rows: list[list[str]] = [list(HEADS)]
    section = ""
    for task in tasks:
        if task.section != section:
            section = task.section
            rows.append([section])
        others = [name for name in task.units if name not in task.lead_units]
        names = ("、".join(one) for one in (task.leaders, task.lead_units, others))
        rows.append([task.number or "", task.text, *names, task.deadline_text or ""])
    return _used(rows)


def _used(rows: list[list[str]]) -> list[list[str]]:
    """Columns that no task fills are left out, as a person would leave them out."""
    filled = [row for row in rows[1:] if len(row) > 1]
    kept = [at for at in range(len(HEADS)) if any(row[at] for row in filled)]
    return [row if len(row) == 1 else [row[at] for at in kept] for row in rows]


def _to_docx(rows: list[list[str]], path: Path, year: int) -> None:
    document = docx.Document()
    document.add_paragraph(f"{year}年重点工作分工方案")
    width = len(rows[0])
    table = document.add_table(len(rows), width)
    for at, row in enumerate(rows):
        cells = table.rows[at].cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for place, text in enumerate(row):
            cells[place].text = text
    document.save(str(path))


def _to_xlsx(rows: list[list[str]], path: Path, year: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    width = len(rows[0])
    for row in [[f"{year}年重点工作分工方案"], *rows]:
        sheet.append(row)
        if len(row) == 1:
            at = sheet.max_row
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
    book.save(path)


def _plain(task: Task) -> tuple[Any, ...]:
    """What a table can say: no sub-sections, and a lead only by its own column."""
    units = (*task.lead_units, *(name for name in task.units if name not in task.lead_units))
    return (
        task.number,
        task.section,
        task.text,
        task.leaders,
        units,
        task.deadline_text,
        task.due_on,
        task.lead_units,
    )


@pytest.mark.parametrize("name", TRUTHS)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_truth_laid_out_as_a_table_reads_back(name: str, suffix: str, tmp_path: Path) -> None:
    truth = TRUTHS[name]()
    years = [one.due_on[:4] for one in truth if one.due_on]
    path = tmp_path / f"方案{suffix}"
    write = _to_docx if suffix == ".docx" else _to_xlsx
    write(_laid_out(truth), path, int(years[0]) if years else 2023)
    found = tasks_of(read_plan(path).draft)
    assert [_plain(one) for one in found] == [_plain(one) for one in truth]


@pytest.mark.parametrize("path", [*TEXTS, ROOT / "resources/2023-tongzhou-plan.txt"], ids=str)
def test_paragraphs_of_word_read_as_the_text_does(path: Path, tmp_path: Path) -> None:
    document = docx.Document()
    for line in path.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "方案.docx"))
    assert tasks_of(read_plan(tmp_path / "方案.docx").draft) == tasks_of(read_plan(path).draft)


@pytest.mark.parametrize("path", TEXTS, ids=str)
def test_folded_and_gb18030_texts_read_the_same(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    truth = tasks_of(read_plan(path).draft)
    copy = tmp_path / "方案.txt"
    copy.write_bytes(text.encode("gb18030"))
    assert tasks_of(read_plan(copy).draft) == truth
    copy.write_text(unicodedata.normalize("NFKC", text), encoding="utf-8")
    assert [one.nfkc() for one in tasks_of(read_plan(copy).draft)] == [one.nfkc() for one in truth]
