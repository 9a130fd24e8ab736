"""What a received body is: its content's digest, what is wrong with it, and the earlier capture it repeats."""

from dataclasses import dataclass

from crawler.archive.content import decode
from crawler.archive.exchanges import Exchange, ascii_url, header, redirect_target
from crawler.archive.index import Index
from crawler.archive.records import Entry, Stamp, sha256
from crawler.looks import Capture


@dataclass(frozen=True, slots=True)
class Body:
    """The identity of one body. ``earlier`` is the full capture with the same body, when there is one."""

    payload_digest: str
    sha256: str
    length: int
    damage: str | None
    earlier: Entry | None


def identify(exchange: Exchange, index: Index) -> Body:
    """Digest a body and look for it among the captures of the same address; an answer 304 is its predecessor's."""
    predecessor = _full(exchange.not_modified, index)
    if predecessor is not None:
        kept = predecessor.capture
        return Body(predecessor.payload_digest, kept.sha256, kept.length, kept.damage, predecessor)
    payload_digest = f"sha256:{sha256(exchange.body)}"
    content = exchange.content
    if content is None:
        content = decode(exchange.body, header(exchange.response_headers, "content-encoding") or "")
    digest = sha256(content.content)
    same = index.same_body(ascii_url(exchange.url), payload_digest) if exchange.body else None
    if same is not None and same.capture.sha256 != digest:
        same = None  # the same bytes under another encoding are another content
    damage = "truncated" if exchange.truncated is not None else content.damage
    return Body(payload_digest, digest, len(content.content), damage, same)


def describe(exchange: Exchange, body: Body, capture_id: str, stamp: Stamp, place: tuple[str, int]) -> Capture:
    """The capture an exchange becomes, its response record at a byte of a WARC file."""
    url, headers = ascii_url(exchange.url), exchange.response_headers
    return Capture(
        capture_id=capture_id,
        url=url,
        at=exchange.at,
        status=exchange.status,
        media_type=header(headers, "content-type"),
        sha256=body.sha256,
        length=body.length,
        warc=place[0],
        offset=place[1],
        run_id=stamp.run_id,
        final_url=redirect_target(url, exchange.status, headers),
        refers_to=None if body.earlier is None else body.earlier.capture.capture_id,
        simulated=stamp.simulated,
        method=exchange.method,
        damage=body.damage,
    )


def _full(capture_id: str | None, index: Index) -> Entry | None:
    """The capture that holds the body of a capture; None when there is none such."""
    entry = index.get(capture_id) if capture_id is not None else None
    if entry is None or entry.capture.refers_to is None:
        return entry
    return index.get(entry.capture.refers_to)
