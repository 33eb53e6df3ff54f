"""Names what of a file was not read, with its number: 批注 3 条.

Knows no file format.
"""

from collections import Counter

COMMENT, PICTURE, TEXT_BOX, CHART = "批注", "图片", "文本框", "图表"
FOOTNOTE, ENDNOTE, EMBEDDED, SHAPE = "脚注", "尾注", "嵌入的文档", "图形或嵌入对象"
HIDDEN_TEXT, DELETED_TEXT = "隐藏的文字", "修订中删除的文字"

_MEASURES = {COMMENT: "条", PICTURE: "张", TEXT_BOX: "个", CHART: "个", EMBEDDED: "个", SHAPE: "个"}


def counted(counts: Counter[str]) -> list[str]:
    """One entry for each kind of thing that occurs."""
    return [
        f"{name} {count} {_MEASURES.get(name, '处')}" for name, count in counts.items() if count
    ]
