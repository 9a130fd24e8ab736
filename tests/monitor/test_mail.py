from email.message import EmailMessage
from email.policy import SMTP

import pytest
from mailwork import PostOffice, authenticator, certificate, post_office

from monitor.errors import NotDelivered
from monitor.mail import mailer, on_the_wire
from monitor.settings import MailSection


def letter() -> EmailMessage:
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    mail["From"], mail["To"], mail["Subject"] = "年报监测 <gouji@example.gov.cn>", "a@example.gov.cn", "新逾期 3"
    mail.set_content("第一行\n.\n..以点开头的行\n")
    return mail


def settings(port: int, **more: object) -> MailSection:
    return MailSection(**({"host": "127.0.0.1", "port": port, "security": "none", "timeout_s": 10.0} | more))


def hand_over(port: int, **more: object):
    with mailer(settings(port, **more), "secret") as server:
        return server.hand_over(letter())


ENDINGS = [
    # answers to RCPT, answers to DATA, ending, mails kept, reason
    ([], [], "sent", 1, "taken"),
    (["450 later"], [], "deferred", 0, "the recipient is put off (4xx)"),
    (["550 no such user"], [], "refused", 0, "the recipient is refused (5xx)"),
    ([], ["451 later"], "deferred", 0, "the text is put off"),
    ([], ["554 spam"], "refused", 0, "the text is refused"),
    ([], ["drop before"], "unknown", 0, "dropped after DATA, not kept: nobody can know"),
    ([], ["drop after"], "unknown", 1, "dropped after DATA, kept: it may have been sent"),
    (["421 shutting down"], [], "deferred", 0, "the server goes away politely"),
]


@pytest.mark.parametrize(("rcpt", "data", "ending", "kept", "reason"), ENDINGS, ids=[row[4] for row in ENDINGS])
def test_endings(rcpt, data, ending, kept, reason):
    office = PostOffice(rcpt=list(rcpt), data=list(data))
    with post_office(office) as port:
        handed = hand_over(port)
    assert (handed.state, len(office.kept)) == (ending, kept)
    assert handed.detail


def test_what_arrives_is_what_was_written():
    office = PostOffice()
    with post_office(office) as port:
        hand_over(port)
    assert office.kept[0].get_content() == letter().get_content()
    assert office.kept[0]["Subject"] == "新逾期 3"
    assert office.recipients == ["a@example.gov.cn"]


def test_dots_and_line_ends_on_the_wire():
    assert on_the_wire(b"a\n.\n..b\r\nc") == b"a\r\n..\r\n...b\r\nc\r\n.\r\n"
    assert on_the_wire(b"a\r\n") == b"a\r\n.\r\n"


def test_two_mails_over_one_connection_even_after_a_refusal():
    office = PostOffice(rcpt=["550 no"])
    with post_office(office) as port, mailer(settings(port), None) as server:
        assert server.hand_over(letter()).state == "refused"
        assert server.hand_over(letter()).state == "sent"


def test_starttls_with_login(tmp_path, monkeypatch):
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    office = PostOffice()
    options = {"tls_context": context, "require_starttls": True, "authenticator": authenticator, "auth_required": True}
    with post_office(office, **options) as port:
        assert hand_over(port, security="starttls", user="gouji").state == "sent"
    assert office.secured == [True]


def test_tls_from_the_first_byte(tmp_path, monkeypatch):
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    office = PostOffice()
    with post_office(office, ssl_context=context) as port:
        assert hand_over(port, security="tls").state == "sent"


def test_a_certificate_nobody_vouches_for_ends_it(tmp_path):
    context, _ = certificate(tmp_path)
    with post_office(PostOffice(), tls_context=context) as port, pytest.raises(NotDelivered, match="CERTIFICATE"):
        hand_over(port, security="starttls")


def test_a_certificate_for_another_address_ends_it(tmp_path, monkeypatch):
    context, trusted = certificate(tmp_path, "127.0.0.9")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with post_office(PostOffice(), tls_context=context) as port, pytest.raises(NotDelivered, match="mismatch"):
        hand_over(port, security="starttls")


def test_starttls_is_never_done_without():
    office = PostOffice()
    with post_office(office) as port, pytest.raises(NotDelivered, match="STARTTLS"):
        hand_over(port, security="starttls")
    assert office.kept == []


def test_a_wrong_password_is_said(tmp_path, monkeypatch):
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with (
        post_office(PostOffice(), tls_context=context, authenticator=authenticator) as port,
        pytest.raises(NotDelivered, match="535"),
        mailer(settings(port, security="starttls", user="gouji"), "wrong"),
    ):
        pass


def test_nobody_there():
    with post_office(PostOffice()) as port:
        pass
    with pytest.raises(NotDelivered, match=str(port)):
        hand_over(port)
