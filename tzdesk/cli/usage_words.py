"""What argparse says of a wrongly written command, in Chinese."""

import re

_FORMS = (
    (r"the following arguments are required: (?P<a>.*)", "缺少{a}"),
    (r"unrecognized arguments: (?P<a>.*)", "不认识“{a}”"),
    (
        r"argument (?P<a>.*?): invalid choice: '?(?P<b>.*?)'? \(choose from (?P<c>.*)\)",
        "{a}不能是“{b}”，可用：{c}",
    ),
    (r"argument (?P<a>.*?): expected .* arguments?", "{a} 后面缺少内容"),
    (r"argument (?P<a>.*?): ignored explicit argument '?(?P<b>.*?)'?", "{a} 后面不能写“{b}”"),
    (r"argument (?P<a>.*?): (?P<b>.*)", "{a} {b}"),
)


def wrong_use(message: str) -> str:
    """argparse's English message as a Chinese clause, without a full stop."""
    for form, words in _FORMS:
        if found := re.fullmatch(form, message, re.DOTALL):
            parts = {name: _listed(part) for name, part in found.groupdict().items()}
            return words.format(**parts)
    return message


def _listed(part: str) -> str:
    return part.replace("'", "").replace(", ", "、")
