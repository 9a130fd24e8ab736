"""Errors that a program of the server has printed into its page: what should stand there, nobody can say."""

import re
from typing import Any

from crawler.page.called import is_called, is_in_an_edge
from crawler.page.pages import Page
from crawler.title.names import squash

_MARKS = re.compile("rror|xception|arning|raceback|SQL|ORA-|OLEDB|ODBC|VBScript|80004005|数据库|模板|标签")
"""One of these stands in each of the errors: most pages have none."""
_FAULT = re.compile(
    r"(?:Fatal|Parse|Catchablefatal|Recoverablefatal)error[:：]|Uncaught\w*(?:Error|Exception)"
    r"|Warning[:：](?:mysqli?|pg_|oci|odbc|sqlsrv|PDO|foreach|include|require|file_get|simplexml|curl|Invalidargument)"
    r"|OLEDBProvider|\[ODBC|ODBC\w{0,20}Driver|MicrosoftJETDatabase|MicrosoftVBScript(?:运行时|编译器|runtime|compilation)"
    r"|80004005|SQLSTATE\[|SQLException|SqlException|ORA-\d{5}|MySQLserverhasgoneaway|inyourSQLsyntax"
    r"|(?:java|javax)\.[\w.]+(?:Exception|Error)|org\.(?:apache|springframework|hibernate|mybatis)\.[\w.]+Exception"
    r"|Traceback\(mostrecentcalllast|ServerErrorin'|FreeMarkertemplateerror|freemarker\.core\.\w+|VelocityException"
    r"|(?:数据库)(?:连接|查询|访问)(?:失败|错误|异常|超时|出错)|(?:无法|不能)连接(?:到)?数据库|(?:模板|标签)(?:解析|渲染|引擎)(?:失败|错误|异常)"
)
_ASIDE = re.compile(r"weather|tianqi|count|visit|hits?\b|foot|login|user", re.I)
_SILENT = ("script", "style", "noscript", "template", "textarea", "title", "a")
_INLINE = ("b", "strong", "font", "i", "em")
_LONGEST = 60


def printed_fault(page: Page) -> str | None:
    """The first error that stands on a page for all to see, where it may be its list's; None where there is none."""
    if not _MARKS.search(page.text) or not _FAULT.search(page.text):
        return None
    return next((fault for each in page.root.iter() if (fault := _fault_in(each))), None)


def _fault_in(element: Any) -> str | None:
    """The error that begins in the own words of an element, or in its first one: ``<b>Warning</b>: …``."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or is_in_an_edge(element):
        return None
    own = (f"{child.text or '' if child.tag in _INLINE else ''}{child.tail or ''}" for child in element)
    found = _FAULT.search(squash(f"{element.text or ''}{''.join(own)}"))
    return None if found is None or is_called(element, _ASIDE) else found.string[found.start() :][:_LONGEST]
