"""The words of the command line: commands, options and their help, all in Chinese."""

import argparse
import sys
from datetime import date
from typing import Any, NoReturn

from tzdesk import __version__
from tzdesk.cli.answers import USAGE
from tzdesk.cli.usage_words import wrong_use
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.status import STATUS_WORDS


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Chinese."""

    def __init__(self, *, bare: bool = False, **options: Any):
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._intermixing = False
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        if not bare:
            self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Options may stand between the words of a command as well: set 30 a=1 --by 张三 b=2."""
        if self._subparsers or self._intermixing:
            return super().parse_known_args(args, namespace)
        self._intermixing = True
        # argparse would cut its own "usage: " off our Chinese words, three characters too many
        self.usage = super().format_usage().removeprefix("usage: ")
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._intermixing, self.usage = False, None

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"命令的写法不对：{wrong_use(message)}。\n{self.format_usage()}")
        raise SystemExit(USAGE)


def day(text: str) -> date:
    """A calendar day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2023-10-09 的样子") from None


def _common() -> _Parser:
    """Options that stand before or after the command; absent ones leave no trace."""
    common = _Parser(bare=True, argument_default=argparse.SUPPRESS)
    common.add_argument("--db", metavar="文件", help="台账文件；不写时用窗口会打开的那一个")
    common.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    common.add_argument("--today", type=day, metavar="日期", help="把这一天当作今天")
    common.add_argument("--by", metavar="姓名", help="修改记录中的经办人")
    common.add_argument("--plan", metavar="UID", help="台账中有多个方案时选定一个")
    return common


def _filters() -> _Parser:
    options = _Parser(bare=True)
    add = options.add_argument
    add("--section", action="append", default=[], metavar="章节", help="章节序号或标题，可重复")
    add("--leader", action="append", default=[], metavar="姓名", help="牵头领导，可重复")
    add("--unit", action="append", default=[], metavar="单位", help="责任单位，可重复")
    add(
        "--status",
        action="append",
        default=[],
        choices=STATUS_WORDS,
        metavar="状态",
        help=f"进展状态，可重复：{'、'.join(STATUS_WORDS)}",
    )
    add("--due-before", type=day, metavar="日期", help="时限早于这一天")
    add("--overdue", action="store_true", help="逾期")
    add("--unreported", action="store_true", help="有单位应报未报")
    add("--tag", action="append", default=[], metavar="标签", help="标签，可重复")
    add("--starred", action="store_true", help="标了星标")
    add("--doubtful", action="store_true", help="填报待核实：与上期文字相同等")
    add("--search", default="", metavar="文字", help="文字或拼音首字母")
    add("--period", metavar="填报期", help="填报期代码，如 2023Q3；不写时为本期")
    return options


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. `args.command` is the command, `args.action` its second word."""
    common = _common()
    parser = _Parser(prog="tzdesk", parents=[common], description="台账桌面：不开窗口的用法")
    parser.add_argument("--version", action="version", version=__version__, help="显示版本")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="命令", title="命令", parser_class=_Parser
    )

    def add(name: str, about: str, *parents: _Parser) -> _Parser:
        return commands.add_parser(name, parents=[common, *parents], help=about, description=about)

    _add_plan(add("plan", "读取方案、列出方案和任务"), common)
    _add_set(add("set", "修改办公室汇总，或一个单位的填报"))
    _add_unit(add("unit", "单位、别名、成员、免报"), common)
    _add_period(add("period", "填报期"), common)
    _add_dispatch(add("dispatch", "为各责任单位生成填报表"))
    _add_merge(add("merge", "核对并合并各单位交回的填报表"))
    receive = add("receive", "接收下发的填报表，建立或更新本单位台账")
    receive.add_argument("file", metavar="填报表.xlsx")
    returned = add("return", "生成报送文件：填好的填报表")
    returned.add_argument("--out", required=True, metavar="文件夹")
    returned.add_argument("--period", metavar="填报期", help="不写时为本期")
    export = add("export", "导出台账为工作簿", _filters())
    export.add_argument("file", metavar="文件.xlsx")
    history = add("history", "修改记录")
    history.add_argument("number", nargs="?", metavar="序号")
    undo = add("undo", "撤销最近一步，或指定的一批")
    undo.add_argument("batch", nargs="?", metavar="批次")
    _add_report(add("report", "生成报告"))
    backup = add("backup", "备份台账并核验")
    backup.add_argument("file", nargs="?", metavar="文件")
    add("check", "检查台账是否完好")
    demo = add("demo", "用示例方案走一遍全部流程")
    demo.add_argument("--out", required=True, metavar="文件夹")
    add("selftest", "检查安装的程序是否完好")
    return parser


def _actions(parser: _Parser) -> Any:
    return parser.add_subparsers(
        dest="action", required=True, metavar="动作", title="动作", parser_class=_Parser
    )


def _add_dispatch(parser: _Parser) -> None:
    parser.add_argument("--period", metavar="填报期", help="不写时为本期")
    parser.add_argument("--out", required=True, metavar="文件夹")
    parser.add_argument(
        "--unit", action="append", default=[], metavar="单位", help="只给这个单位，可重复"
    )


def _add_merge(parser: _Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="路径", help="文件、文件夹或 .zip")
    parser.add_argument("--dry-run", action="store_true", help="只看结果，不写入")
    parser.add_argument(
        "--on-conflict",
        choices=("stop", "ours", "theirs"),
        default="stop",
        metavar="办法",
        help="冲突：stop 留待处理，ours 保留台账，theirs 采用来件",
    )


def _add_report(parser: _Parser) -> None:
    parser.add_argument(
        "kind", choices=("unreported",), metavar="种类", help="unreported：未报送单位清单（.xlsx）"
    )
    parser.add_argument("--out", required=True, metavar="文件")
    parser.add_argument("--period", metavar="填报期", help="不写时为本期")
    parser.add_argument(
        "--unit", action="append", default=[], metavar="单位", help="只列这个单位，可重复"
    )


def _add_plan(parser: _Parser, common: _Parser) -> None:
    actions = _actions(parser)
    add = actions.add_parser("import", parents=[common], help="把方案读入台账")
    add.add_argument("file", metavar="文件", help="“-”表示从标准输入读文字")
    add.add_argument("--dry-run", action="store_true", help="只看结果，不写入")
    kinds = [kind.value for kind in PeriodKind if kind is not PeriodKind.CUSTOM]
    add.add_argument(
        "--periods", choices=kinds, metavar="类型", help=f"同时建立全年的填报期：{'、'.join(kinds)}"
    )
    actions.add_parser("list", parents=[common], help="列出方案")
    actions.add_parser("show", parents=[common, _filters()], help="列出任务")


def _add_set(parser: _Parser) -> None:
    parser.add_argument("number", metavar="序号")
    parser.add_argument("values", nargs="+", metavar="栏目=值", help="值为空表示清空")
    parser.add_argument("--unit", metavar="单位", help="修改这个单位的填报")
    parser.add_argument("--period", metavar="填报期", help="不写时为本期")


def _add_unit(parser: _Parser, common: _Parser) -> None:
    actions = _actions(parser)
    listed = actions.add_parser("list", parents=[common], help="列出单位")
    listed.add_argument("--period", metavar="填报期", help="同时列出各单位这一期的报送情况")
    listed.add_argument("--unreported", action="store_true", help="只列出没有报全的单位")
    alias = actions.add_parser("alias", parents=[common], help="给单位加一个别名")
    alias.add_argument("name", metavar="单位")
    alias.add_argument("other", metavar="别名")
    member = actions.add_parser("member", parents=[common], help="指定统称单位的成员")
    member.add_argument("name", metavar="统称单位")
    member.add_argument("members", nargs="+", metavar="单位")
    exempt = actions.add_parser("exempt", parents=[common], help="某项任务免报")
    exempt.add_argument("name", metavar="单位")
    exempt.add_argument("number", metavar="序号")


def _add_period(parser: _Parser, common: _Parser) -> None:
    actions = _actions(parser)
    actions.add_parser("list", parents=[common], help="列出填报期")
    add = actions.add_parser("add", parents=[common], help="新增填报期")
    add.add_argument("code", metavar="代码")
    add.add_argument("--kind", required=True, choices=[kind.value for kind in PeriodKind])
    for option, about in (("--start", "起"), ("--end", "止"), ("--due", "报送截止")):
        add.add_argument(option, required=True, type=day, metavar="日期", help=about)
