"""Word documents: paragraphs and tables in order, numbers as printed, changes as accepted."""

from pathlib import Path

import docx
import pytest

from tests.documents.office_files import docx_parts, numbered, paragraph, write
from tzdesk.documents.docx_reader import read_docx
from tzdesk.documents.limits import Limits
from tzdesk.domain.document import Document
from tzdesk.errors import UserError


def _read(path: Path) -> Document:
    return read_docx(path, Limits())


def _lines(tmp_path: Path, body: str, numbering: str = "", styles: str = "") -> list[str]:
    path = write(tmp_path / "a.docx", docx_parts(body, numbering, styles))
    return [line.text for line in _read(path).lines]


def _level(depth: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def _list(*levels: str, family: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{family}">{"".join(levels)}</w:abstractNum>'


def _num(key: int, family: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{family}"/>{more}</w:num>'


def test_paragraphs_and_tables_stand_in_order(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("前")
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "一、目标"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "区水务局"
    table.cell(1, 1).text, table.cell(1, 2).text, table.cell(2, 2).text = "甲", "乙\n丙", "丁"
    made.add_paragraph("后")
    made.save(str(tmp_path / "a.docx"))
    lines = _read(tmp_path / "a.docx").lines
    assert [(line.text, line.table) for line in lines] == [
        ("前", 0),
        ("一、目标\t\t", 1),
        ("区水务局\t甲\t乙\n丙", 1),
        ("\t\t丁", 1),
        ("后", 0),
    ]
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    covered = [[cell.covered for cell in line.cells] for line in lines if line.cells]
    assert covered == [["", "left", "left"], ["", "", ""], ["up", "", ""]]


def test_a_nested_table_follows_its_row(tmp_path: Path) -> None:
    made = docx.Document()
    cell = made.add_table(1, 2).cell(0, 0)
    cell.text = "外"
    cell.add_table(1, 2).cell(0, 1).text = "内"
    made.save(str(tmp_path / "a.docx"))
    assert [(line.text, line.table) for line in _read(tmp_path / "a.docx").lines] == [
        ("外\t", 1),
        ("\t内", 2),
    ]


def test_a_soft_break_ends_a_line_and_a_tab_stays(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>"
    assert _lines(tmp_path, body) == ["甲", "乙\t丙"]


def test_chinese_numbers_of_three_levels(tmp_path: Path) -> None:
    numbering = _list(
        _level(0, "chineseCountingThousand", "%1、"),
        _level(1, "chineseCounting", "（%2）"),
        _level(2, "decimal", "%3."),
    ) + _num(1)
    depths = [0, 1, 1, 2, 2, 1, 2, 0, 1]
    body = "".join(numbered("项", depth=depth) for depth in depths)
    assert _lines(tmp_path, body, numbering) == [
        "一、项", "（一）项", "（二）项", "1.项", "2.项", "（三）项", "1.项", "二、项", "（一）项",
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_on(tmp_path: Path) -> None:
    restart = '<w:lvlRestart w:val="0"/>'
    numbering = _list(_level(0, "decimal", "%1、"), _level(1, "decimal", "%2.", restart)) + _num(1)
    body = "".join(numbered("项", depth=depth) for depth in [0, 1, 1, 0, 1])
    assert _lines(tmp_path, body, numbering) == ["1、项", "1.项", "2.项", "2、项", "3.项"]


def test_numbers_of_outer_levels_are_put_in_and_legal_ones_are_digits(tmp_path: Path) -> None:
    legal = "<w:isLgl/>"
    outer = _level(0, "chineseCounting", "%1、")
    numbering = _list(outer, _level(1, "decimal", "%1.%2", legal)) + _num(1)
    body = "".join(numbered("项", depth=depth) for depth in [0, 0, 1, 1])
    assert _lines(tmp_path, body, numbering) == ["一、项", "二、项", "2.1项", "2.2项"]


def test_an_inner_level_that_comes_first_begins_the_outer_one(tmp_path: Path) -> None:
    numbering = _list(_level(0, "decimal", "%1、"), _level(1, "decimal", "%1.%2")) + _num(1)
    body = "".join(numbered("项", depth=depth) for depth in [1, 0, 1])
    assert _lines(tmp_path, body, numbering) == ["1.1项", "2、项", "2.1项"]


def test_lists_of_one_family_count_on_unless_one_starts_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = _list(_level(0, "decimal", "%1.")) + _num(1) + _num(2) + _num(3, more=anew)
    body = "".join(numbered("项", key=key) for key in [1, 1, 2, 3, 3])
    assert _lines(tmp_path, body, numbering) == ["1.项", "2.项", "3.项", "1.项", "2.项"]


def test_a_style_numbers_its_paragraphs_and_those_based_on_it(tmp_path: Path) -> None:
    linked = '<w:pStyle w:val="Head2"/>'
    levels = _level(0, "decimal", "%1、"), _level(1, "decimal", "%1.%2 ", linked)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Head"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Head2"><w:basedOn w:val="Head"/></w:style>'
    )
    styled = "".join(paragraph("项", f'<w:pStyle w:val="{key}"/>') for key in ["Head", "Head2"])
    off = paragraph("无", '<w:pStyle w:val="Head"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert _lines(tmp_path, styled + off, _list(*levels) + _num(1), styles) == [
        "1、项", "1.1 项", "无",
    ]  # fmt: skip


def test_an_empty_numbered_cell_shows_its_number(tmp_path: Path) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr>".format(numbered(""))
    numbering = _list(_level(0, "decimal", "%1")) + _num(1)
    assert _lines(tmp_path, f"<w:tbl>{row}{row}</w:tbl>", numbering) == ["1\t", "2\t"]


def test_bullets_of_symbol_fonts_become_a_dot(tmp_path: Path) -> None:
    numbering = _list(_level(0, "bullet", "\uf0b7")) + _num(1)
    assert _lines(tmp_path, numbered("项"), numbering) == ["•项"]


def test_tracked_deletions_are_left_out_and_insertions_kept(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>责任</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>单位</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    path = write(tmp_path / "a.docx", docx_parts(body))
    document = _read(path)
    assert [line.text for line in document.lines] == ["责任单位"]
    assert document.unread == ("修订中删除的文字 2 处",)


def test_a_deleted_paragraph_end_joins_the_next_which_keeps_its_number(tmp_path: Path) -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    numbering = _list(_level(0, "decimal", "%1.")) + _num(1)
    position = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("前半", position + mark) + paragraph("后半", position) + numbered("次")
    assert _lines(tmp_path, body, numbering) == ["1.前半后半", "2.次"]


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    newer = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    older = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    twice = f"<mc:AlternateContent>{newer}{older}</mc:AlternateContent>"
    body = (
        f"<w:p {mc}><w:r><w:t>文</w:t></w:r><w:r>{twice}</w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    document = _read(write(tmp_path / "a.docx", docx_parts(body)))
    assert [line.text for line in document.lines] == ["文"]
    assert set(document.unread) == {"文本框 1 个", "脚注 1 处", "批注 1 条", "隐藏的文字 1 处"}


def test_headers_that_say_something_are_named(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("正文")
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.sections[0].footer.paragraphs[0].text = "— 1 —"
    made.save(str(tmp_path / "a.docx"))
    assert _read(tmp_path / "a.docx").unread == ("页眉",)


def test_fields_show_their_result_and_content_controls_their_text(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
    )
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert _lines(tmp_path, f"<w:p>{field}</w:p>{control}") == ["7", "控件"]


def test_a_strict_document_reads_like_any_other(tmp_path: Path) -> None:
    parts = docx_parts(paragraph("严格"))
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace(usual, strict)
    assert [line.text for line in _read(write(tmp_path / "a.docx", parts)).lines] == ["严格"]


def test_rows_are_filled_up_to_the_widest(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>"
    wide = cell.format('<w:gridSpan w:val="2"/>')
    late = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell.format("")}</w:tr>'
    body = (
        f"<w:tbl><w:tr>{wide}{cell.format('')}</w:tr>{late}<w:tr>{cell.format('')}</w:tr></w:tbl>"
    )
    assert _lines(tmp_path, body) == ["格\t\t格", "\t\t格", "格\t\t"]


def test_a_document_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“a\.docx”中没有文字"):
        _lines(tmp_path, "<w:p/>")


@pytest.mark.parametrize(
    ("pattern", "printed"), [("%1、", "一、甲"), ("（%1）", "（一）甲"), ("第%1章", "第一章 甲")]
)
def test_wide_punctuation_needs_no_space_behind_a_number(
    tmp_path: Path, pattern: str, printed: str
) -> None:
    level = _level(0, "chineseCountingThousand", pattern).replace('<w:suff w:val="nothing"/>', "")
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>甲</w:t></w:r></w:p>"
    )
    assert _lines(tmp_path, body, _list(level) + _num(1)) == [printed]
