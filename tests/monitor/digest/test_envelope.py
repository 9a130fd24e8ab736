from datetime import datetime
from email import message_from_bytes
from email.policy import default

import pytest

from monitor.digest.envelope import Attachment, Envelope, build_mail, message_id
from monitor.digest.outbox import Outbox
from monitor.digest.render import Rendered
from monitor.workbook import XLSX
from monitor.workdays import BEIJING

AT = datetime(2026, 2, 9, 8, tzinfo=BEIJING)
SUBJECT = "[年报监测·宿迁市] 第6周：新逾期 3，补发 5，无法查看 2（共 118）"
RENDERED = Rendered(SUBJECT, "<p>正文</p>", "正文\n")


def envelope(**more: object) -> Envelope:
    values = {
        "sender": "年报监测 <gouji@example.gov.cn>",
        "recipient": "张三 <a@example.gov.cn>",
        "period": "2026-W06",
        "scope": "321300",
        "at": AT,
    } | more
    return Envelope(**values)  # type: ignore[arg-type]


def sent(made):
    return message_from_bytes(made.as_bytes(), policy=default)


def test_both_parts_and_the_chinese_attachment_arrive():
    made = sent(build_mail(envelope(), RENDERED, (Attachment("宿迁市2025年度报告状态.xlsx", b"PK", XLSX),)))
    assert made["Subject"].replace("\u00a0", " ") == SUBJECT
    assert made.get_body(("plain",)).get_content().strip() == "正文"
    assert "<p>正文</p>" in made.get_body(("html",)).get_content()
    (attached,) = made.iter_attachments()
    assert attached.get_filename() == "宿迁市2025年度报告状态.xlsx"
    assert attached.get_content_type() == XLSX


@pytest.mark.parametrize("scope", ["演示", "某市", "宿迁市", "某某自治州", "某某某特别长的地区名称"])
def test_no_space_of_a_subject_is_lost_where_it_is_folded(scope):
    subject = f"[年报监测·{scope}] 第5周：新逾期 1，补发 0，无法查看 1（共 14）"
    made = sent(build_mail(envelope(), Rendered(subject, "<p>正文</p>", "正文\n")))
    assert made["Subject"].replace("\u00a0", " ") == subject


def test_the_name_is_sent_in_the_form_of_rfc_2231_and_everything_is_seven_bit():
    raw = build_mail(envelope(), RENDERED, (Attachment("状态.xlsx", b"\xff\x00", XLSX),)).as_bytes()
    assert b"filename*=utf-8''" in raw
    raw.decode("ascii")


def test_the_id_is_of_period_scope_and_recipient():
    same = message_id(envelope(), "2026-W06")
    assert same == message_id(envelope(recipient="张三 <A@example.gov.cn>"), "2026-W06")
    others = [
        message_id(envelope(), "2026-W07"),
        message_id(envelope(scope="321302"), "2026-W06"),
        message_id(envelope(recipient="b@example.gov.cn"), "2026-W06"),
    ]
    assert len({same, *others}) == 4
    assert same.endswith("@example.gov.cn>")


def test_a_year_threads_together():
    first = build_mail(envelope(period="2026-W05"), RENDERED)
    second = build_mail(envelope(previous_period="2026-W05"), RENDERED)
    assert second["References"] == first["Message-ID"]
    assert first["References"] is None


@pytest.mark.parametrize(
    ("more", "unsubscribe", "post", "reason"),
    [
        ({}, "<mailto:gouji@example.gov.cn?subject=unsubscribe>", None, "without public pages: by mail only"),
        (
            {"unsubscribe_url": "https://g.example/unsubscribe/x", "reply_to": "r@example.gov.cn"},
            "<mailto:r@example.gov.cn?subject=unsubscribe>, <https://g.example/unsubscribe/x>",
            "List-Unsubscribe=One-Click",
            "with one click (RFC 8058)",
        ),
    ],
    ids=["mail only", "one click"],
)
def test_leaving(more, unsubscribe, post, reason):
    made = sent(build_mail(envelope(**more), RENDERED))
    assert made["List-Unsubscribe"] == unsubscribe
    assert made["List-Unsubscribe-Post"] == post
    assert made["Auto-Submitted"] == "auto-generated"
    assert made["List-Id"]
    assert made["Date"] == "Mon, 09 Feb 2026 08:00:00 +0800"


def test_the_same_digest_is_the_same_bytes():
    assert build_mail(envelope(), RENDERED).as_bytes() == build_mail(envelope(), RENDERED).as_bytes()


def test_a_line_break_in_a_header_is_refused():
    with pytest.raises(ValueError, match="linefeed"):
        build_mail(envelope(), Rendered("a\nBcc: x@example.org", "", ""))


def test_the_outbox_gives_back_what_was_put(tmp_path):
    outbox = Outbox(tmp_path, "2026-W06", "*")
    made = build_mail(envelope(), RENDERED, (Attachment("状态.xlsx", b"\xff\x00", XLSX),))
    path = outbox.put("张三 <a@example.gov.cn>", made)
    assert path.suffix == ".eml"
    again = outbox.get("张三 <A@example.gov.cn>")
    assert again is not None
    assert again.as_bytes() == made.as_bytes()
    assert outbox.get("b@example.gov.cn") is None
    assert [each.name for each in path.parent.iterdir()] == [path.name]
