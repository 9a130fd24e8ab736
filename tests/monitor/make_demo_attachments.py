"""Make the attachments of the demo: run by hand after a change to the reports they print.

    python tests/monitor/make_demo_attachments.py

Writes the Word file with python-docx; LibreOffice (soffice) exports the PDF, poppler (pdftoppm) draws the picture.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "data" / "demo"
FONT = "Noto Sans CJK SC"
HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip


def write_word(name: str, target: Path) -> None:
    """One report of ``data/demo/reports`` as a Word file, with its tables merged as printed."""
    from monitor.demo_pages import report_tables

    report, tables = report_tables(DEMO, name)
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    title = document.add_paragraph(report["title"])
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(report["text"]["preface"])
    parts = {
        HEADINGS[0]: report["text"]["overview"],
        HEADINGS[1]: [tables["disclosure"]],
        HEADINGS[2]: tables["applications"],
        HEADINGS[3]: [tables["reviews"]],
        HEADINGS[4]: report["text"]["problems"],
        HEADINGS[5]: report["text"]["other"],
    }
    for heading, blocks in parts.items():
        document.add_paragraph(heading).runs[0].bold = True
        for block in blocks:
            document.add_paragraph(block) if isinstance(block, str) else _draw(document, block)
    for line in (report["signed"], report["dated"]):
        if line:
            document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(target))


def _draw(document, rows) -> None:
    width = sum(cell.columns for cell in rows[0])
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            bottom, right = y + cell.rows - 1, x + cell.columns - 1
            taken.update((a, b) for a in range(y, bottom + 1) for b in range(x, right + 1))
            place = table.cell(y, x)
            place = place.merge(table.cell(bottom, right)) if (bottom, right) != (y, x) else place
            place.text = cell.text


def export_pdf(word: Path, folder: Path) -> Path:
    """The Word file as LibreOffice prints it."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)], check=True)
    return folder / word.with_suffix(".pdf").name


def main() -> None:
    """Write the three attachments into their portals."""
    portals = DEMO / "portals"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_word("wanan-2021", portals / "xinjiang" / "wanan-2021.docx")
        write_word("yaodu-2020", folder / "yaodu-2020.docx")
        (portals / "yaodu" / "yaodu-2020.pdf").write_bytes(export_pdf(folder / "yaodu-2020.docx", folder).read_bytes())
        write_word("shili-statistics-2021", folder / "picture.docx")
        pdf = export_pdf(folder / "picture.docx", folder)
        command = ["pdftoppm", "-png", "-mono", "-r", "110", "-f", "1", "-l", "1", str(pdf), str(folder / "page")]
        subprocess.run(command, check=True)
        (portals / "shilishi" / "picture.png").write_bytes(next(folder.glob("page*.png")).read_bytes())


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
