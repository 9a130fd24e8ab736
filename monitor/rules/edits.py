"""Changes after publication: figures, dates and sentences, between the versions of one address or of a moved page."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from extract.report import Cell, Report
from extract.showing.naming import cell_name
from monitor.cases import Case, StoredReport, has_tables
from monitor.rules.plain import plain
from monitor.rules.rule import Rule, Said
from monitor.rules.versions import Pair, version_pairs
from monitor.workdays import beijing_day

SHOWN = 40
"""So many changed cells are named one by one; more than that is a new table, and is said in one sentence."""


def _unchanged(case: Case) -> Said:
    """The answer when there are no two versions to compare."""
    if not case.reports:
        return Said("not_assessable", "没有取得报告文件。", reason="not_fetched")
    if sum(look.outcome == "seen" for look in case.looks) < 2:
        return Said("not_assessable", "仅取得一次，无从比较。", reason="seen_once")
    captures = tuple(stored.capture.capture_id for stored in case.reports)
    return Said("pass", "多次查看，内容未见变动。", evidence=captures)


def _cells(case: Case) -> Iterator[Said]:
    changes: dict[str, list[tuple[str, str, Pair]]] = {}
    for old, new in version_pairs(case):
        before, after = _by_name(old.report), _by_name(new.report)
        for name in before.keys() | after.keys() if before and after else ():
            values = _value(before.get(name)), _value(after.get(name))
            if values[0] != values[1]:
                changes.setdefault(name, []).append((*values, (old, new)))
    if not changes:
        yield _unchanged(case)
    elif len(changes) > SHOWN:
        yield _many(changes)
    else:
        for name in sorted(changes):
            yield _one(name, changes[name])


def _by_name(report: Report) -> dict[str, Cell]:
    return {f"{cell.table}.{cell.row}.{cell.column}": cell for cell in report.cells}


def _value(cell: Cell | None) -> str:
    if cell is None or cell.state == "missing":
        return "缺失"
    if cell.state == "number" and cell.value is not None:
        return plain(cell.value)
    return {"blank": "空白", "placeholder": "占位符", "ambiguous": "有歧义"}.get(cell.state, "不可读")


def _one(name: str, steps: list[tuple[str, str, Pair]]) -> Said:
    pairs = [pair for _, _, pair in steps]
    chain = [f"{steps[0][0]}（{_seen(pairs[0][0])}）", *(f"{after}（{_seen(pair[1])}）" for _, after, pair in steps)]
    basis = (f"{name}={steps[0][0]}", *(f"{name}={after}" for _, after, _ in steps))
    message = f"公开后改动：{cell_name(name)} {' → '.join(chain)}。"
    shown = tuple(f"{stored.report_id}/{name}" for pair in pairs for stored in pair)
    return Said("fail", message, name, None, steps[0][0], steps[-1][1], tuple(dict.fromkeys(shown)), basis)


def _many(changes: dict[str, list[tuple[str, str, Pair]]]) -> Said:
    names = sorted(changes)
    words = "；".join(f"{cell_name(n)} {changes[n][0][0]} → {changes[n][-1][1]}" for n in names[:SHOWN])
    basis = tuple(f"{n}={changes[n][0][0]}>{changes[n][-1][1]}" for n in names)
    reports = {stored.capture.capture_id for n in names for _, _, pair in changes[n] for stored in pair}
    return Said(
        "fail", f"公开后改动 {len(names)} 格：{words} 等。", "many", evidence=tuple(sorted(reports)), basis=basis
    )


def _seen(stored: StoredReport) -> str:
    return f"{beijing_day(stored.capture.at)} 存证"


def _dates(case: Case) -> Iterator[Said]:
    pairs = version_pairs(case)
    changed = False
    for number, (old, new) in enumerate(pairs, 1):
        before, after = (
            {(d.source, d.value) for d in stored.report.dates if d.source in ("meta", "label")} for stored in (old, new)
        )
        if before and after and before != after:
            changed = True
            words = [", ".join(f"{value}" for _, value in sorted(each)) for each in (before, after)]
            evidence = (old.capture.capture_id, new.capture.capture_id)
            message = f"页面所示公开日期由 {words[0]} 改为 {words[1]}（{_seen(old)}，{_seen(new)}）。"
            yield Said("fail", message, f"change.{number}", None, words[0], words[1], evidence, tuple(words))
    if not changed:
        yield _unchanged(case)


_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
COMPARED = 10
"""So many sentences are paired; a text changed in more places is a new text."""
ALIKE = 0.6
"""From this likeness on a sentence that went and one that came are shown as one that was changed."""


def sentences(report: Report) -> Counter[str]:
    """The sentences of the six sections, white space taken out, with how often each occurs."""
    found: Counter[str] = Counter()
    for section in report.sections:
        for raw in _SENTENCE.findall(section.text):
            sentence = re.sub(r"\s", "", raw)
            if len(sentence) > 1:
                found[sentence] += 1
    return found


def _text(case: Case) -> Iterator[Said]:
    changed = False
    for number, (old, new) in enumerate(version_pairs(case), 1):
        before, after = sentences(old.report), sentences(new.report)
        gone, come = list((before - after).elements()), list((after - before).elements())
        if before and after and (gone or come):
            changed = True
            evidence = (old.capture.capture_id, new.capture.capture_id)
            message = f"公开后改动文字（{_seen(old)}，{_seen(new)}）：{_said(gone, come)}"
            basis = (*(f"-{each}" for each in gone), *(f"+{each}" for each in come))
            yield Said("fail", message, f"change.{number}", None, str(len(gone)), str(len(come)), evidence, basis)
    if not changed:
        yield _unchanged(case)


def _said(gone: list[str], come: list[str]) -> str:
    """Up to three changes: changed sentences side by side, then what went, then what came."""
    words, left = [], come[:COMPARED]
    for sentence in gone[:COMPARED]:
        alike = max(left, key=lambda new: _alike(sentence, new), default="")
        if alike and _alike(sentence, alike) >= ALIKE:
            left.remove(alike)
            words.append(f"“{sentence[:60]}” → “{alike[:60]}”")
        else:
            words.append(f"删去“{sentence[:60]}”")
    words += [f"增加“{sentence[:60]}”" for sentence in left]
    total = max(len(gone), len(come))
    more = f"等 {total} 处" if len(words) > 3 else ""
    return "；".join(words[:3]) + more + "。"


def _alike(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # the quick answers are upper bounds: most pairs of sentences are settled by them
    return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE else 0.0


def _agree(case: Case) -> Iterator[Said]:
    """The figures of the page, its attachments and other places, as they stand now."""
    newest = {stored.capture.url: stored for stored in case.reports}
    of_year = [
        stored
        for stored in newest.values()
        if stored.report.error is None
        and stored.report.is_annual_report
        and has_tables(stored.report)
        and stored.report.report_year in (None, case.report_year)
    ]
    if case.reading is None or len(of_year) < 2:
        yield Said("not_assessable", "只有一份带表格的文件。", reason="one_document")
        return
    evidence = tuple(stored.capture.capture_id for stored in of_year)
    differing = []
    for stored in of_year:
        for name, cell in _by_name(stored.report).items():
            table, row, column = name.split(".")
            own = case.figures.get((table, row, column))
            if own and own.state == cell.state == "number" and own.value != cell.value:
                differing.append(f"{cell_name(name)}：{_value(own)} / {_value(cell)}")
    same = not differing
    words = f"{len(of_year)} 份文件的数据" + ("一致。" if same else f"不一致：{'；'.join(differing[:10])}。")
    yield Said("pass" if same else "fail", words, evidence=evidence, basis=tuple(differing))


CASS = "中国社科院《年度报告发布情况评估报告》：发布后不得变动，各平台版本一致"
RULES: tuple[Rule, ...] = (
    Rule(
        id="E_CELLS",
        version=1,
        severity="warning",
        family="edits",
        title="公开后改动数据",
        about="同一地址（或迁移后的地址）先后存证的数据逐格比较。",
        example="表三本年新收 12 → 21：不符，两份存证均可查。",
        citation=CASS,
        check=_cells,
    ),
    Rule(
        id="E_DATES",
        version=1,
        severity="warning",
        family="edits",
        title="公开后改动日期",
        about="先后存证的页面公开日期是否改动。",
        example="2023-02-10 改为 2023-01-30：不符。",
        citation=CASS,
        check=_dates,
    ),
    Rule(
        id="E_TEXT",
        version=1,
        severity="info",
        family="edits",
        title="公开后改动文字",
        about="先后存证的正文逐句比较；导航、计数变化不算。",
        example="“公开信息71条” → “公开信息91条”：列出。",
        citation=CASS,
        check=_text,
    ),
    Rule(
        id="E_SAME_FIGURES",
        version=1,
        severity="warning",
        family="edits",
        title="各份文件数据一致",
        about="网页与附件、各处文件的数据是否一致。",
        example="网页 12，附件 21：不符。",
        citation=CASS,
        check=_agree,
    ),
)
