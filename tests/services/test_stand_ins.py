"""Members that report in a collective unit's place, on tasks that come in later."""

from tests.services.small_plans import plan, take, task
from tzdesk.domain.board import Board
from tzdesk.domain.periods import PeriodKind
from tzdesk.services.desk import Desk
from tzdesk.services.unit_members import add_members


def test_confirmed_members_report_on_new_tasks_of_their_collective_unit(empty: Desk) -> None:
    def owing(board: Board) -> list[list[str]]:
        return [[one.name for one in row.units if one.owes] for row in board]

    first = task("1", "整治环境", "各乡镇政府", "宋庄镇政府")
    with empty as desk:
        take(desk, plan(first), periods=PeriodKind.QUARTER)
        towns = desk.ledger.unit_named("各乡镇政府")
        assert towns
        add_members(desk, towns.uid, ["宋庄镇政府", "台湖镇政府"])
        before = desk.file.content_hash()
        new = task("2", "修建公路", "台湖镇政府", "各乡镇政府")
        assert owing(take(desk, plan(first, new))) == [
            ["宋庄镇政府", "台湖镇政府"],
            ["台湖镇政府", "宋庄镇政府"],
        ]
        desk.undo()
        assert desk.file.content_hash() == before
        next_year = plan(new, doc_no="政发〔2024〕1号", year=2024)
        assert owing(take(desk, next_year, periods=PeriodKind.HALF)) == [
            ["台湖镇政府", "宋庄镇政府"]
        ]
