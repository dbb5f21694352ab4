"""What is said of a file that is no spreadsheet: what it is, and what to do."""

from __future__ import annotations

from typing import Final

from batch.sheets.sniff import Kind

_SAVE: Final = "请用 Excel 或 WPS 打开后另存为 .xlsx 再提交"

REFUSALS: Final[dict[Kind, str]] = {
    Kind.OLD_XLS: f"这是 Excel 4.0 或更早的格式，{_SAVE}",
    Kind.WORD: "这是 Word 或其他文字文档，不是电子表格，请把名单复制到 Excel 表格中，另存为 .xlsx 再提交",
    Kind.POWERPOINT: "这是演示文稿，不是电子表格，请把名单复制到 Excel 表格中，另存为 .xlsx 再提交",
    Kind.NUMBERS: "这是 Numbers 表格，请在 Numbers 中导出为 Excel（.xlsx）再提交",
    Kind.ARCHIVE: "这是压缩包，不是电子表格，请解压后提交其中的花名册",
    Kind.CUT_ZIP: "文件不完整（下载或拷贝中断），请重新下载或拷贝后提交",
    Kind.CUT_OLE: "文件不完整或已损坏（下载或拷贝中断），请重新下载或拷贝后提交",
    Kind.OTHER_OLE: f"文件不是电子表格，其中没有工作簿；如能用 Excel 打开，{_SAVE}",
    Kind.PDF: "这是 PDF 文件，不是电子表格，请提交导出 PDF 之前的 Excel 文件",
    Kind.RTF: "这是 RTF 文字文档，不是电子表格，请把名单复制到 Excel 表格中，另存为 .xlsx 再提交",
    Kind.PICTURE: "这是图片，不是电子表格，请把内容录入 Excel 表格后提交",
    Kind.XML: f"这是 XML 文件，不是电子表格；如能用 Excel 打开，{_SAVE}",
    Kind.ZEROS: "文件内容全部是零字节（下载或拷贝失败），请重新下载或拷贝后提交",
    Kind.DATABASE: "这是数据库文件，不是电子表格，请把名单导出为 .xlsx 再提交",
    Kind.UNKNOWN: "文件已损坏或不是电子表格，无法读取，请确认能用 Excel 打开并另存为 .xlsx 再提交",
}
LOCK_FILE: Final = "这是 Excel 打开文件时留下的锁文件，不是花名册，请提交同名而不以 ~$ 开头的文件"
PROTECTED: Final = "文件有打开密码，无法读取，请取消密码后重新提交"
DAMAGED: Final = f"文件已损坏，无法读取；如仍能打开，{_SAVE}"
NO_TABLE: Final = "这是网页，其中没有表格，请用浏览器或 Excel 打开并核对内容（可能是登录页或出错页），把名单另存为 .xlsx 再提交"
ENTITIES: Final = "文件含有自定义的 XML 实体，不是正常的电子表格"
NO_COLUMNS: Final = "这是文字文件，其中没有分栏的表格，无法读取；请把名单录入 Excel 表格，另存为 .xlsx 再提交"
