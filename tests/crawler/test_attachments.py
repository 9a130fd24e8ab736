"""What hangs on a report's page: the file it is, however the page hands it over."""

import pytest

from crawler.page.attachments import attachments
from crawler.page.pages import Page

URL = "http://www.example.gov.cn/nb/a24.html"
FILE = "http://www.example.gov.cn/f/1.pdf"
TITLE = "<h1>示例县教育局2024年政府信息公开工作年度报告</h1>"
LONG = "<p>" + "本报告所列数据的统计期限为一年，" * 120 + "</p>"
WAYS = {
    # (what the page holds, the files that belong to it)
    "a link": ("<p>附件：<a href='/f/1.pdf'>年度报告.pdf</a></p>", [FILE]),
    "a link of few words": ("<p><a href='/f/1.pdf'>点击下载</a></p>", [FILE]),
    "a link without a name": (
        "<p><a href='/module/download/downfile.jsp?filename=ab.pdf'>附件</a></p>",
        ["http://www.example.gov.cn/module/download/downfile.jsp?filename=ab.pdf"],
    ),
    "a click": ("<p><span onclick=\"window.open('/f/1.pdf')\">附件：年度报告.pdf</span></p>", [FILE]),
    "a frame": ("<iframe src='/f/1.pdf'></iframe>", [FILE]),
    "an object": ("<object data='/f/1.pdf'></object>", [FILE]),
    "a viewer": ("<iframe src='/pdfjs/web/viewer.html?file=%2Ff%2F1.pdf'></iframe>", [FILE]),
    "a viewer of Office files": (
        "<iframe src='https://view.example.com/op/view.aspx?src=http%3A%2F%2Fwww.example.gov.cn%2Ff%2F1.pdf'></iframe>",
        [FILE],
    ),
    "a script that shows it": ("<div id='p'></div><script>PDFObject.embed('/f/1.pdf','#p');</script>", [FILE]),
    "a script's data": ('<script>var f=[{"name":"年报.pdf","url":"\\/f\\/1.pdf"}]</script>', [FILE]),
    "a script that writes a link": ("<script>document.write(\"<a href='../f/1.pdf'>年报</a>\")</script>", [FILE]),
    "an attribute": ("<p><a href='#' data-url='/f/1.pdf'>年度报告.pdf</a></p>", [FILE]),
    "pictures": (
        "<p><img src='/f/1.jpg'></p><p><img src='/f/2.jpg'></p>",
        ["http://www.example.gov.cn/f/1.jpg", "http://www.example.gov.cn/f/2.jpg"],
    ),
    "a picture that waits": ("<img src='/blank.gif' data-src='/f/1.jpg'>", ["http://www.example.gov.cn/f/1.jpg"]),
    "a page in a frame": (
        "<iframe src='/nb/body.html' width='100%'></iframe>",
        ["http://www.example.gov.cn/nb/body.html"],
    ),
    "the report itself, and a script's file": (f"{LONG}<script>var help='/f/1.pdf';</script>", []),
    "the report itself, and a frame": (f"{LONG}<iframe src='/nb/body.html'></iframe>", []),
    "a link to a reader": ("<p><a href='/f/1.pdf'>PDF阅读器下载</a></p>", []),
    "the picture of the portal": ("<img src='/images/logo.png'>", []),
    "nothing": ("<p>一、总体情况</p>", []),
}


@pytest.mark.parametrize(("body", "files"), WAYS.values(), ids=WAYS)
def test_the_files_of_a_report(body, files):
    page = Page(URL, 200, f"<html><body>{TITLE}{body}</body></html>".encode(), {"content-type": "text/html"})
    assert list(attachments(page)) == files
