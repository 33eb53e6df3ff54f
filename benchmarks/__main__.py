"""`make bench`: measures the cases named as arguments, or all; `--list` only names them."""

import argparse
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    answering,
    dispatching,
    editing,
    exporting,
    filtering,
    importing,
    managing,
    merging,
    opening,
    parsing,
    regrouping,
    returning,
    spreadsheet,
    starting,
)
from benchmarks.measure import Case, report

CASES: tuple[Case, ...] = (
    *starting.CASES,
    *filtering.CASES,
    *answering.CASES,
    *managing.CASES,
    *regrouping.CASES,
    *editing.CASES,
    *opening.CASES,
    *parsing.CASES,
    *importing.CASES,
    *exporting.CASES,
    *dispatching.CASES,
    *returning.CASES,
    *merging.CASES,
    *spreadsheet.CASES,
)


def main() -> int:
    """Prints a line for each case."""
    options = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    options.add_argument("names", nargs="*", help="beginnings of names; without any all cases")
    options.add_argument("--quick", action="store_true", help="not at ten times the size")
    options.add_argument("--list", action="store_true", help="only name the cases")
    asked = options.parse_args()
    wanted = [one for one in CASES if one.name.startswith(tuple(asked.names or [""]))]
    if asked.list:
        print(*(f"{one.name} {one.size}: against {one.against}" for one in wanted), sep="\n")
        return 0
    for line in report(wanted, quick=asked.quick):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
