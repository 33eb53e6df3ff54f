"""Runs one command: parses the words, calls the use case, prints the answer."""

import argparse
from collections.abc import Callable, Mapping, Sequence

from tzdesk.cli import dispatching, files, following, merging, plans, receiving, tasks, units
from tzdesk.cli.answers import Answer, give, refuse
from tzdesk.cli.context import Context
from tzdesk.cli.parser import build_parser
from tzdesk.errors import UserError
from tzdesk.settings import Settings

Command = Callable[[Context], Answer]

_COMMANDS: Mapping[tuple[str, str | None], Command] = {
    ("plan", "import"): plans.import_document,
    ("plan", "list"): tasks.list_plans,
    ("plan", "show"): tasks.show_tasks,
    ("set", None): tasks.set_values,
    ("history", None): tasks.show_history,
    ("undo", None): tasks.undo,
    ("unit", "list"): following.list_units,
    ("unit", "alias"): units.add_alias,
    ("unit", "member"): units.set_members,
    ("unit", "exempt"): units.exempt,
    ("period", "list"): units.list_periods,
    ("period", "add"): units.add_period,
    ("dispatch", None): dispatching.send_out,
    ("merge", None): merging.merge,
    ("receive", None): receiving.receive_form,
    ("return", None): receiving.make_return,
    ("report", None): following.report,
    ("export", None): files.export,
    ("backup", None): files.backup,
    ("check", None): files.check,
}


def run(
    argv: Sequence[str],
    settings: Settings,
    window_commands: Mapping[str, Callable[[argparse.Namespace], Answer]],
) -> int:
    """Runs the command in `argv` and answers its exit code.

    `window_commands` are those that need the window (`demo`, `selftest`), passed in by the root.
    """
    args = build_parser().parse_args(argv)
    as_json = getattr(args, "json", False)
    try:
        if args.command in window_commands:
            answer = window_commands[args.command](args)
        else:
            command = _COMMANDS[args.command, getattr(args, "action", None)]
            answer = command(Context(args, settings))
    except UserError as error:
        return refuse(error, as_json=as_json)
    return give(answer, as_json=as_json)
