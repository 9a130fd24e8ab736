import re
from dataclasses import replace

from digestwork import agency, facts, fault, issued, verdict

from crawler.register import Agency
from monitor.browse.addresses import Addresses
from monitor.digest.facts import CellChange, Correction, Edit, Health, Unseen
from monitor.digest.letter import NAMED, write_letter
from monitor.digest.lines import Voice
from monitor.digest.render import render, render_fitting

VOICE = Voice(at=Addresses("https://gouji.example"))


def letter(told, voice=VOICE, footer=("说明",)):
    return write_letter(told, voice, footer)


def everything():
    """Facts in which every section has something to say."""
    from datetime import datetime

    from monitor.workdays import BEIJING

    at = datetime(2026, 2, 5, 9, tzinfo=BEIJING)
    now = [
        verdict("a", "overdue"),
        verdict("b", "overdue"),
        verdict("c", "late", fault()),
        verdict("d", "on_time", fault(answer="pass")),
        verdict("e", "unreadable", reason="needs_ocr"),
        verdict("f", "not_due", due_on=at.date().replace(day=20)),
        verdict("g", "on_time"),
    ]
    before = [
        issued("b", "overdue"),
        issued("d", "on_time", fault()),
        issued("g", "could_not_look"),
        issued("e", "unreadable"),
    ]
    edit = Edit(
        agency("d"), 2025, at, "r1", "r2", "c1", "c2", (CellChange("applications.new_received.total", "12", "21"),)
    )
    return facts(
        now,
        before,
        health=Health(7, 6, (Unseen(agency("h"), "某县门户", "waf_block", None),), ((at, at),)),
        edits=(edit,),
        corrections=(Correction(agency("g"), 2025, "overdue", "on_time", "reading"),),
    )  # fmt: skip


def test_the_order_is_coverage_corrections_then_accusations():
    keys = [block.key for block in letter(everything()).blocks]
    assert keys == [
        "coverage", "corrections", "new_overdue", "published", "edits", "imbalances", "resolved", "due_soon",
        "still_overdue", "to_check",
    ]  # fmt: skip


def test_quiet_sections_are_left_out_but_coverage_never():
    assert [block.key for block in letter(facts([verdict("a", "not_due", due_on=None)], [])).blocks] == ["coverage"]


def test_both_parts_say_the_same():
    rendered = render(letter(everything()), "https://gouji.example/unsubscribe/x")
    for block in letter(everything()).blocks:
        assert block.title in rendered.text
        for line in block.lines:
            for words in (line.name, *line.words):
                assert words in rendered.text
                assert words in rendered.html
            for _, address in line.links:
                assert address in rendered.text
                assert address.replace("&", "&amp;") in rendered.html
    figures = set(re.findall(r"\d+", re.sub(r"<style>.*?</style>|<[^>]*>", " ", rendered.html, flags=re.DOTALL)))
    assert figures - set(re.findall(r"\d+", rendered.text)) == set()


def test_neutral_words():
    for language in ("zh", "en"):
        rendered = render(letter(everything(), Voice(language, VOICE.at)))
        assert "未公开" not in rendered.text
        assert "!" not in rendered.text.replace("!DOCTYPE", "")
        assert "！" not in rendered.text


def test_names_are_escaped():
    evil = verdict("<script>alert(1)</script>", "overdue")
    rendered = render(letter(facts([evil], [])))
    assert "<script>" not in rendered.html
    assert "&lt;script&gt;" in rendered.html


def test_a_long_section_names_twenty_and_links_to_the_same_set():
    told = facts([verdict(f"a{n:03}", "overdue") for n in range(57)], [])
    block = next(block for block in letter(told).blocks if block.key == "new_overdue")
    assert (len(block.lines), block.more) == (NAMED, 37)
    assert "57" in block.title
    assert block.more_url == "https://gouji.example/gouji/overdue?report_year=2025"


def test_one_cause_once_with_the_names_below_it():
    unseen = tuple(Unseen(agency(f"h{n}", f"某{n}局"), "集约化平台", "timeout", None) for n in range(40))
    block = letter(facts([], [], health=Health(40, 0, unseen))).blocks[0]
    assert len(block.lines) == 1
    assert "40" in " ".join(block.lines[0].words)


def test_subject_has_scope_counts_and_denominator():
    told = facts(
        [verdict("a", "overdue"), verdict("b", "late"), verdict("c", "could_not_look")], [issued("b", "overdue")]
    )
    assert letter(told).subject == "[年报监测·宿迁市] 第6周：新逾期 1，补发 1，无法查看 1（共 3）"


def test_a_due_day_that_was_no_working_day_is_said_beside_the_accusation():
    day_off = fault("T_WORKDAY", "statutory", severity="info")
    for status in ("overdue", "late"):
        assert "非工作日（条例无顺延规定）" in render(letter(facts([verdict("a", status, day_off)], []))).text
        assert "非工作日" not in render(letter(facts([verdict("a", status)], []))).text
    assert "非工作日" not in render(letter(facts([verdict("a", "on_time", day_off)], []))).text


def test_amber_for_two_weeks_then_red():
    from datetime import date

    rows = [(date(2026, 1, 31), "amber"), (date(2026, 1, 26), "amber"), (date(2026, 1, 25), "red")]
    for due_on, tone in rows:
        block = letter(facts([verdict("a", "overdue", due_on=due_on)], [])).blocks[1]
        assert block.lines[0].tone == tone, due_on


def test_five_thousand_agencies_stay_below_a_hundred_kilobytes():
    now = [verdict(f"agency-{n:05}", ("overdue", "late", "on_time", "unreadable")[n % 4], fault()) for n in range(5000)]
    rendered = render_fitting(letter(facts(now, [])))
    assert len(rendered.html.encode()) + len(rendered.text.encode()) < 100_000
    assert "5000" in rendered.text


def test_agency_is_known_by_its_register_name():
    assert isinstance(agency("a"), Agency)
    assert "a局" in render(letter(facts([verdict("a", "overdue")], []))).text


def test_every_edited_figure_leads_to_both_archived_places():
    block = next(block for block in letter(everything()).blocks if block.key == "edits")
    (line,) = block.lines
    assert "表三“本年新收政府信息公开申请数量”总计：12 → 21" in line.words
    addresses = [address for _, address in line.links]
    assert "https://gouji.example/evidence/c1?cell=r1%2Fapplications.new_received.total#cell" in addresses
    assert "https://gouji.example/evidence/c2?cell=r2%2Fapplications.new_received.total#cell" in addresses


def test_every_fault_leads_to_its_figures():
    evidence = ("r9/applications.new_received.total", "r9/applications.results_total.total")
    told = facts([verdict("c", "late", replace(fault(), evidence=evidence))], [])
    (line,) = next(block for block in letter(told).blocks if block.key == "imbalances").lines
    address = "https://gouji.example/cell/r9/applications~2Enew_received~2Etotal"
    assert ("表三“本年新收政府信息公开申请数量”总计", address) in line.links
