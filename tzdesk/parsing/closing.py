"""What closes a document or stands below a table, and is no part of any task: 抄送, 制表人."""

import re

_CLOSING = re.compile(
    r"(?:抄 *送|主 *送|分 *送|印 *发|抄 *报|校 *对|联 *系 *人|联系电话|公开方式|信息公开选项"
    r"|(?:填 *[报表写]|报 *送|制 *表|统计|审 *[核签]|计量)(?:单位|部门|日期|时间|人)?|单位负责人"
    r"|附 *件 *\d*|附 *表|附 *录|附 *注|备 *注|注|说 *明|附) *[:\d]|附 *件$"
    r"|单位 *: *\(?(?:项|个|件|条|户|人|家|[万亿千百]*元|万|亿)\)?$"
    r"|\((?:此件|此文|本文|联系人|共印|发至)[^()]*\)|共印 *\d+ *份"
    r"|.{2,30}(?:19|20)\d\d *年 *\d{1,2} *月 *\d{1,2} *日 *印发?$"
)
_SIGNS = re.compile(
    r"(?:填 *[报表写]|制 *表|审 *[核签]|单位负责人)(?:单位|部门|日期|时间|人)? *(?::|$)"
)


def is_closing(folded: str) -> bool:
    """Whether a line says who printed, sent, made or checked the document, or is a note."""
    return bool(_CLOSING.match(folded))


def is_signed(folded: str) -> bool:
    """Whether a cell is where a table is signed: 制表人：, 审核."""
    return bool(_SIGNS.match(folded))
