"""What happens to the bytes on their way: time, connections, truncation, encodings of transfer and content, TLS, robots."""

import gzip
import zlib
from dataclasses import replace

from portal import blocks, tls
from portal.answers import Answer, Asked
from portal.families import TRS
from portal.scenarios.scenario import (
    ALWAYS,
    DARK,
    DAY1,
    IN_TIME,
    LATE,
    PAST,
    A,
    looks,
    new,
    one,
    trs,
)  # fmt: skip
from portal.site import Fault, Site, on

SEEN_LATE = looks("absent", "absent", "absent", "seen")
LIST = "/zfxxgk/zfxxgknb/"


def travels(delivery, since=DAY1, **more) -> Site:
    """The column's answer travels in another way from a moment on."""
    return trs(new(LATE), faults=(_travel(delivery, since, **more),))


def _travel(delivery, since, part=LIST, **more) -> Fault:
    return on(part, lambda _, own: replace(own, delivery=delivery, **more), since)


def _coded(coding: str, pack) -> Site:
    return trs(
        new(LATE),
        faults=(
            on("", lambda _, own: replace(own, body=pack(own.body), headers=(("Content-Encoding", coding),)), ALWAYS),
        ),
    )


def _half_page(_: Asked, own: Answer) -> Answer:
    """The page ends within its rows although every byte announced arrived."""
    return replace(own, body=own.body[: own.body.rindex(b"</ul>") - 200])


def _robots(answer: Answer, since=None) -> Site:
    if since is None:
        return trs(new(LATE), robots=answer)
    return trs(new(LATE), faults=(Fault(lambda a: a.path == "/robots.txt" and a.now >= since, answer),))


def _text(text: str) -> Answer:
    return Answer(text.encode(), media_type="text/plain")


def _gbk(declared: tuple[str, str] | None, charset: str = "gbk") -> Site:
    return trs(new(LATE), charset=charset, declared=declared)


ALL = Answer(b"x" * 5_000_000, media_type="text/html")

SCENARIOS = [
    one("timeout", "the column never answers", travels("hang"), looks("absent", "timeout"), DARK),
    one("drip", "the column comes a few bytes at a time", travels("drip", pace=0.4), looks("absent", "timeout"), DARK),
    one("cut", "the connection is closed in the middle of the list", travels("cut"), looks("absent", "truncated"), DARK),
    one("chunk_cut", "a chunked answer without its end", travels("chunk_cut"), looks("absent", "truncated"), DARK),
    one("reset_midway", "the connection is reset in the middle of the list", travels("reset"), looks("absent", "truncated"), DARK),
    one("reset_at_once", "the connection is reset before any answer",
        trs(faults=(on("", Answer(delivery="reset"), DAY1),)), looks("absent", "connection_lost"), DARK),
    one("page_ends_early", "every byte announced arrives, but the page stops within the list",
        trs(new(LATE), faults=(Fault(lambda a: a.path == LIST and a.now >= DAY1, _half_page),)),
        looks("absent", "truncated", "truncated", "seen"), "late"),
    one("closed_port", "nobody listens at the address", trs(), looks("connection_refused"), DARK, closed=True),
    one("chunked", "a chunked answer is as good as any", travels("chunked", ALWAYS), SEEN_LATE, "late"),
    one("no_length", "an answer without a length, ended by closing", travels("no_length", ALWAYS), SEEN_LATE, "late"),
    one("cut_article", "the row is seen, the article breaks off: published, figures not to be trusted",
        trs(new(IN_TIME), faults=(_travel("cut", ALWAYS, "/t2026"),)), looks("absent", "seen"), "unreadable"),
    one("too_large", "an endless page", trs(faults=(on(LIST, ALL, DAY1),)), looks("absent", "too_large"), DARK),
    one("gzip", "compressed", _coded("gzip", gzip.compress), SEEN_LATE, "late"),
    one("deflate_raw", "compressed the way the standard does not say", _coded("deflate", lambda b: zlib.compress(b)[2:-4]), SEEN_LATE, "late"),
    one("gzip_cut", "a compressed list that breaks off",
        trs(faults=(on(LIST, lambda _, own: replace(own, body=gzip.compress(own.body)[:-200], headers=(("Content-Encoding", "gzip"),)), DAY1),)),
        looks("absent", "truncated"), DARK),
    one("redirect_home", "the column leads to the home page",
        trs(faults=(on(LIST, Answer(b"", 302, headers=(("Location", "/"),)), DAY1),)), looks("absent", "redirect_home"), DARK),
    one("redirect_loop", "the column leads to itself over another address",
        trs(faults=(on(LIST, Answer(b"", 302, headers=(("Location", "/zfxxgk/x/"),)), DAY1), on("/zfxxgk/x/", Answer(b"", 302, headers=(("Location", LIST),)), DAY1))),
        looks("absent", "redirect_loop"), DARK),
    one("meta_refresh", "the column is an empty page that refreshes to the list",
        trs(new(LATE), faults=(on("/zfxxgk/alt/", Answer(b"<html><head><meta http-equiv='refresh' content='0;url=/zfxxgk/zfxxgknb/'></head></html>"), ALWAYS),)),
        SEEN_LATE, "late", column="/zfxxgk/alt/"),
    one("location_replace", "the column is an empty page whose script leads to the list",
        trs(new(LATE), faults=(on("/zfxxgk/alt/", Answer(b"<html><script>window.location.replace('/zfxxgk/zfxxgknb/');</script></html>"), ALWAYS),)),
        SEEN_LATE, "late", column="/zfxxgk/alt/"),
    # encodings of text
    one("gbk", "GBK and says so", _gbk(None), SEEN_LATE, "late"),
    one("gbk_as_utf8", "GBK, header and page say UTF-8", _gbk(("utf-8", "utf-8")), SEEN_LATE, "late"),
    one("gbk_header_utf8", "GBK as the page says, the header says UTF-8", _gbk(("utf-8", "gb2312")), SEEN_LATE, "late"),
    one("gbk_silent", "GBK, nobody says anything", _gbk(("", "")), SEEN_LATE, "late"),
    one("utf8_as_gbk", "UTF-8, header and page say GBK", _gbk(("gbk", "gb2312"), "utf-8"), SEEN_LATE, "late"),
    one("gb18030_rare", "GB18030 under the name of GB2312", _gbk(("gb2312", "gb2312"), "gb18030"), SEEN_LATE, "late"),
    one("utf8_bom", "UTF-8 with a byte order mark, header says GBK", _gbk(("gbk", "gbk"), "utf-8-sig"), SEEN_LATE, "late"),
    one("charset_unknown", "a charset nobody knows", _gbk(("x-none", "x-none"), "utf-8"), SEEN_LATE, "late"),
    # TLS
    one("tls_expired", "an expired certificate is noted, not a reason to look away", trs(new(LATE)), SEEN_LATE, "late", tls="expired"),
    one("tls10", "TLS 1.0 only", trs(), looks("tls.protocol_version"), DARK, tls="tls10"),
    one("tls11", "TLS 1.1 only", trs(), looks("tls.protocol_version"), DARK, tls="tls11"),
    one("tls_dhe1024", "a key exchange too weak for today's libraries", trs(), looks("tls.weak_key"), DARK, tls="dhe1024"),
    one("tls_static_rsa", "an old cipher only: still spoken", trs(new(LATE)), SEEN_LATE, "late", tls="static_rsa"),
    one("tls_rsa1024", "a short key in the certificate: still spoken", trs(new(LATE)), SEEN_LATE, "late", tls="rsa1024"),
    *(one(f"{kind}_legacy", "the register names the legacy profile for this host", trs(new(LATE)), SEEN_LATE, "late", tls=kind, profile="legacy")
      for kind in ("tls10", "tls11", "dhe1024")),
    one("tls_p256", "the register names the p256 profile for this host", trs(new(LATE)), SEEN_LATE, "late", tls="expired", profile="p256"),
    one("tls_bad_point", "a server that answers a modern list of curves with a point on none", trs(), looks("tls.bad_ecpoint"), DARK, tls="p256_only"),
    one("tls_bad_point_p256", "the same, with the profile that offers one curve", trs(new(LATE)), SEEN_LATE, "late", tls="p256_only", profile="p256"),
    one("tls_alert_failure", "the server ends the handshake", trs(), looks("tls.handshake_failure"), DARK, tls=tls.HANDSHAKE_FAILURE),
    one("tls_alert_version", "the server refuses our versions", trs(), looks("tls.protocol_version"), DARK, tls=tls.PROTOCOL_VERSION),
    one("tls_alert_name", "the server does not know the name", trs(), looks("tls.unrecognized_name"), DARK, tls=tls.UNRECOGNIZED_NAME),
    one("tls_eof", "the server closes within the handshake", trs(), looks("connection_lost"), DARK, tls=tls.EARLY_END),
    one("tls_none", "plain HTTP behind an https address", trs(), looks("tls.other"), DARK, tls=tls.NOT_TLS),
    # robots.txt
    one("robots_all", "everything is disallowed", _robots(_text("User-agent: *\nDisallow: /\n")), looks("robots.disallowed"), DARK),
    one("robots_us", "we are named and disallowed", _robots(_text("User-agent: gouji\nDisallow: /\n\nUser-agent: *\nDisallow:\n")), looks("robots.disallowed"), DARK),
    one("robots_column", "only the column is disallowed", _robots(_text("User-agent: *\nDisallow: /zfxxgk/\n")), looks("robots.disallowed"), DARK),
    one("robots_other", "something else is disallowed", _robots(_text("User-agent: *\nDisallow: /admin/\nDisallow: /*.bak$\n")), SEEN_LATE, "late"),
    one("robots_html", "HTML instead of robots.txt means none", _robots(blocks.SOFT_404), SEEN_LATE, "late"),
    one("robots_empty", "an empty robots.txt allows everything", _robots(_text("")), SEEN_LATE, "late"),
    one("robots_403", "robots.txt refused: do not crawl", _robots(blocks.PLAIN_403, DAY1), looks("absent", "robots.unreachable"), DARK),
    one("robots_500", "robots.txt fails: do not crawl", _robots(blocks.ERROR_500, DAY1), looks("absent", "robots.unreachable"), DARK),
    one("robots_hangs", "robots.txt never answers: do not crawl", _robots(Answer(delivery="hang"), DAY1), looks("absent", "timeout"), DARK),
    one("robots_then_all", "disallowed from the second crawl on", _robots(_text("User-agent: *\nDisallow: /\n"), DAY1), looks("absent", "robots.disallowed"), DARK),
    one("robots_allow", "an Allow within a Disallow", _robots(_text("User-agent: *\nDisallow: /zfxxgk/\nAllow: /zfxxgk/zfxxgknb/\n")), SEEN_LATE, "late"),
    # a second host
    one("other_host", "the row leads to the report on another government host",
        lambda beside: Site(A, TRS, (*PAST, new(LATE, href=f"{beside}{TRS.path(new(LATE))}"))), SEEN_LATE, "late", beside=trs(new(LATE))),
    one("other_host_dead", "the row leads to another host that fails: published, not readable",
        lambda beside: Site(A, TRS, (*PAST, new(IN_TIME, href=f"{beside}/report.html"))), looks("absent", "seen"), "unreadable",
        beside=trs(faults=(on("", blocks.ERROR_500),))),
]  # fmt: skip
