"""Long work: its result, its failure, its cancelling, one at a time."""

from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from tzdesk.services.progress import Progress
from tzdesk.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_result_comes_back_to_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[int] = []
    with qtbot.waitSignal(jobs.ended):
        assert jobs.run("导出", lambda _report: get_ident(), results.append, results.append)
    assert results
    assert results[0] != get_ident()
    assert not jobs.busy


def test_failure_comes_back(jobs: Jobs, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    with qtbot.waitSignal(jobs.ended):
        jobs.run("导出", lambda _report: 1 // 0, lambda _none: None, failures.append)
    assert isinstance(failures[0], ZeroDivisionError)


def test_cancelling_leaves_at_a_report_point(jobs: Jobs, qtbot: QtBot) -> None:
    reached, told = Event(), []

    def work(report: Progress) -> None:
        reached.set()
        while True:
            report(1, 2)

    with qtbot.waitSignal(jobs.ended):
        jobs.run("导出", work, told.append, told.append, lambda: told.append("取消"))
        reached.wait(5)
        jobs.cancel()
    assert told == ["取消"]


def test_second_job_is_refused(jobs: Jobs, qtbot: QtBot) -> None:
    go, done = Event(), []
    jobs.run("导出", lambda _report: go.wait(5), done.append, done.append)
    assert not jobs.run("合并", lambda _report: None, done.append, done.append)
    assert jobs.label == "导出"
    with qtbot.waitSignal(jobs.ended):
        go.set()
    assert done == [True]


def test_progress_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    def work(report: Progress) -> None:
        for step in range(1, 101):
            report(step, 100)

    told: list[tuple[int, int]] = []
    jobs.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(jobs.ended):
        jobs.run("导出", work, lambda _none: None, lambda _error: None)
    assert told[-1] == (100, 100)
    assert len(told) < 20
