"""The sentences with which a file is refused: each names the file, the cause and what to do.

Knows no file format; the readers decide which sentence is due.
"""

from tzdesk.errors import UserError

TITLE = "无法读取文件"

_REMEDIES = {
    ".doc": "请在 Word 或 WPS 中另存为 .docx。",
    ".wps": "请在 WPS 中另存为 .docx。",
    ".rtf": "请在 Word 或 WPS 中另存为 .docx。",
    ".odt": "请在 WPS 或 LibreOffice 中另存为 .docx。",
    ".uot": "请在 WPS 中另存为 .docx。",
    ".pdf": "请先转换为 .docx，或打开后复制文字再粘贴。",
    ".ofd": "请先转换为 .docx，或打开后复制文字再粘贴。",
    ".ppt": "请把文字复制到 .docx 文件中。",
    ".pptx": "请把文字复制到 .docx 文件中。",
    ".odp": "请把文字复制到 .docx 文件中。",
    ".zip": "请先解压，再选择其中的文件。",
    ".rar": "请先解压，再选择其中的文件。",
    ".7z": "请先解压，再选择其中的文件。",
    ".mht": "请在 Excel 或 WPS 中另存为 .xlsx。",
}
_OTHER_REMEDY = "请另存为 .docx、.xlsx 或 .txt。"


def _refusal(message: str, advice: str = "") -> UserError:
    return UserError(message, advice, TITLE)


def missing(name: str) -> UserError:
    """Nothing is there."""
    return _refusal(f"找不到“{name}”。", "请确认文件没有移动、改名，所在移动存储已插好。")


def folder(name: str) -> UserError:
    """A folder or a device where a file is needed."""
    return _refusal(f"“{name}”不是文件。", "请选择其中的一个文件。")


def no_permission(name: str) -> UserError:
    """The system does not let us read it."""
    return _refusal(f"无法读取“{name}”：没有读取权限。", "请把文件复制到本人的文件夹后再试。")


def in_use(name: str) -> UserError:
    """Another program keeps it to itself."""
    return _refusal(f"无法读取“{name}”：文件正被其他程序打开。", "请关闭后点“重试”。")


def device(name: str) -> UserError:
    """The medium failed while reading."""
    return _refusal(
        f"无法读取“{name}”：读取时出错。", "请检查移动存储是否插好，或把文件复制到本机后再试。"
    )


def empty(name: str) -> UserError:
    """A file of 0 bytes."""
    return _refusal(f"“{name}”是空文件，大小为 0。", "请向来文单位重新索取。")


def no_files(name: str) -> UserError:
    """An archive without a file in it."""
    return _refusal(f"“{name}”中没有文件。", "请向来文单位重新索取。")


def unsupported(suffix: str) -> UserError:
    """A known kind of file (`.doc`) that has to be saved as another one first."""
    return _refusal(f"不支持 {suffix} 文件，{_REMEDIES.get(suffix, _OTHER_REMEDY)}")


def unknown_kind(name: str) -> UserError:
    """Bytes that are no document we know."""
    return _refusal(f"“{name}”不是文字或表格文件，或者已经损坏。", _OTHER_REMEDY)


def password(name: str) -> UserError:
    """Encrypted."""
    return _refusal(f"“{name}”设有密码，无法读取。", "请取消密码，另存后再试。")


def macro_sheet(name: str) -> UserError:
    """A workbook with a sheet of Excel 4 macros, which nearly always is a virus."""
    return _refusal(
        f"“{name}”中有 Excel 4.0 宏表（多为宏病毒），没有读取。",
        "请查杀病毒、删除宏表，另存为 .xlsx 后再试。",
    )


def damaged(name: str) -> UserError:
    """The right kind of file, but not readable."""
    return _refusal(
        f"无法读取“{name}”：文件已损坏、不完整或内容异常。",
        "请用原来的程序重新保存后再试，或重新索取。",
    )


def harmful(name: str, most: str) -> UserError:
    """A packed file that expands beyond `most` (1 GB)."""
    return _refusal(f"“{name}”展开后超过 {most}，为安全起见没有打开，请向来文单位核实。")


def too_many_parts(name: str) -> UserError:
    """A packed file of absurdly many entries."""
    return _refusal(f"“{name}”内部的文件过多，为安全起见没有打开，请向来文单位核实。")


def too_much_memory(name: str, most: str) -> UserError:
    """Reading it took more memory than allowed."""
    return _refusal(f"读取“{name}”所需内存超过 {most}，为安全起见没有打开，请向来文单位核实。")


def too_slow(name: str, seconds: float) -> UserError:
    """Reading it took longer than allowed."""
    return _refusal(
        f"无法读取“{name}”：超过 {seconds:g} 秒，已跳过。", "请用原来的程序重新保存后再试。"
    )


def too_large(name: str) -> UserError:
    """A text of a size that no plan has."""
    return _refusal(f"“{name}”过大，不像是方案或填报表。", "请确认选对了文件。")


def too_wide(name: str, sheet: str, cell: str) -> UserError:
    """A sheet with a stray cell so far out that most of it is blank."""
    return _refusal(
        f"“{name}”的工作表“{sheet}”一直延伸到 {cell}，没有读取。",
        "请删除表格以外多余的行和列，保存后再试。",
    )


def undecodable(name: str) -> UserError:
    """Text in no encoding that we know."""
    return _refusal(
        f"无法识别“{name}”的文字编码，文件可能已损坏。", "请用记事本打开，另存为 UTF-8 编码后再试。"
    )


def no_sheet(name: str) -> UserError:
    """A document where a workbook is needed."""
    return _refusal(f"“{name}”不是表格文件。", "请选择 .xlsx、.xls、.ods 或 .et 文件。")


def no_text(name: str) -> UserError:
    """Nothing in it but blanks."""
    return _refusal(f"“{name}”中没有文字。", "请确认选对了文件；扫描件请先转换为文字。")
