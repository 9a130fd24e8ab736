"""WARC 1.1 records: how an exchange becomes gzip members, and how a capture is read back from one.

Besides the standard fields, records carry ``Gouji-`` fields, so that the index can be made from the WARC files alone.
Standard: ISO 28500:2017 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from fastwarc.warc import WarcRecord

from crawler.archive.exchanges import (
    Exchange,
    Headers,
    Rendering,
    ascii_url,
    header,
    parse_head,
    redirect_target,
    request_message,
    response_head,
)
from crawler.archive.packing import Framed
from crawler.looks import RENDERED, Capture

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
NAMESPACE = uuid.UUID("6f0f2f0a-5f0e-5d6b-9d0c-0b8f0d9f4c11")


@dataclass(frozen=True, slots=True)
class Entry:
    """A capture with what only the archive needs: where its records lie and what a later revisit refers to."""

    capture: Capture
    record_id: str
    payload_digest: str
    end: int
    """The first byte after the record."""
    request_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every record of one run carries."""

    run_id: str
    simulated: bool


def named_id(*parts: str) -> str:
    """A record id that the same run gives again for the same thing."""
    return f"<{uuid.uuid5(NAMESPACE, '/'.join(parts)).urn}>"


@lru_cache(maxsize=64)
def _run_part(run_id: str) -> str:
    return str(uuid.uuid5(NAMESPACE, run_id))[:24]


@lru_cache(maxsize=64)
def exchange_ids(capture_id: str) -> tuple[str, str]:
    """The ids of the request and of the response record: the run's own prefix, then twice the number of the capture."""
    run_id, _, number = capture_id.rpartition(".")
    part, twice = _run_part(run_id), 2 * int(number)
    return f"<urn:uuid:{part}{twice:012x}>", f"<urn:uuid:{part}{twice + 1:012x}>"


def sha256(content: bytes) -> str:
    """The digest in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=64)
def moment(at: datetime) -> str:
    """A WARC-Date: UTC, to the microsecond when there is one. The time must be aware."""
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be archived: {at}")
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def framed(
    kind: str, fields: Mapping[str, str | None], block: bytes, body: bytes = b"", *, packed: bool = False
) -> Framed:
    """A record of a block that may go on in a body; fields without a value are left out."""
    digest = hashlib.sha256(block)
    digest.update(body)
    lines = [f"{name}: {value}\r\n" for name, value in fields.items() if value is not None]
    end = f"WARC-Block-Digest: sha256:{digest.hexdigest()}\r\nContent-Length: {len(block) + len(body)}\r\n\r\n"
    head = "".join((f"WARC/1.1\r\nWARC-Type: {kind}\r\n", *lines, end))
    return Framed(head.encode() + block, body, packed)


def warcinfo_record(stamp: Stamp, file_name: str, at: datetime) -> Framed:
    """The record that opens a file, and a run within a file: what wrote what follows, and how."""
    fields = {
        "WARC-Record-ID": named_id(stamp.run_id, file_name, moment(at)),
        "WARC-Date": moment(at),
        "WARC-Filename": file_name,
        "Content-Type": "application/warc-fields",
        **_run_fields(stamp),
    }
    facts = {
        "software": "gouji",
        "format": "WARC file version 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "isPartOf": f"run {stamp.run_id}",
        "description": "bodies as received: content encoding kept, transfer framing removed; header names re-cased",
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in facts.items())
    return framed("warcinfo", fields, lines.encode())


def resource_record(stamp: Stamp, name: str, at: datetime, content: bytes, media_type: str) -> Framed:
    """A document of our own, e.g. the log of a run."""
    fields = {
        "WARC-Record-ID": named_id(stamp.run_id, name),
        "WARC-Date": moment(at),
        "WARC-Target-URI": f"urn:gouji:{stamp.run_id}:{name}",
        "WARC-Payload-Digest": f"sha256:{sha256(content)}",
        "Content-Type": media_type,
        **_run_fields(stamp),
    }
    return framed("resource", fields, content)


def request_record(exchange: Exchange, capture_id: str, stamp: Stamp) -> Framed:
    """What we asked."""
    request_id, response_id = exchange_ids(capture_id)
    url = ascii_url(exchange.url)
    fields = {
        "WARC-Record-ID": request_id,
        "WARC-Date": moment(exchange.at),
        "WARC-Target-URI": url,
        "WARC-Concurrent-To": response_id,
        "Content-Type": "application/http; msgtype=request",
        "Gouji-Capture-ID": capture_id,
        **_run_fields(stamp),
    }
    return framed("request", fields, request_message(exchange, url))


def response_record(exchange: Exchange, capture: Capture, payload_digest: str, earlier: Entry | None) -> Framed:
    """What was answered: a response, or a revisit when ``earlier`` holds the same body."""
    request_id, response_id = exchange_ids(capture.capture_id)
    fields: dict[str, str | None] = {
        "WARC-Record-ID": response_id,
        "WARC-Date": moment(exchange.at),
        "WARC-Target-URI": capture.url,
        "WARC-Concurrent-To": request_id,
        "WARC-IP-Address": exchange.ip,
        "WARC-Truncated": exchange.truncated,
        "WARC-Payload-Digest": payload_digest,
        "Content-Type": "application/http; msgtype=response",
        "Gouji-Capture-ID": capture.capture_id,
        "Gouji-Content-SHA256": capture.sha256,
        "Gouji-Content-Length": str(capture.length),
        "Gouji-Content-Damage": capture.damage,
        "Gouji-Method": capture.method,
        **_run_fields(Stamp(capture.run_id, capture.simulated)),
    }
    if earlier is None:
        packed = (header(exchange.response_headers, "content-encoding") or "identity") != "identity"
        return framed("response", fields, response_head(exchange), exchange.body, packed=packed)
    fields |= {
        "WARC-Profile": IDENTICAL if exchange.not_modified is None else NOT_MODIFIED,
        "WARC-Refers-To": earlier.record_id,
        "WARC-Refers-To-Target-URI": earlier.capture.url,
        "WARC-Refers-To-Date": moment(earlier.capture.at),
        "Gouji-Refers-To": earlier.capture.capture_id,
    }
    return framed("revisit", fields, response_head(exchange))


def conversion_record(rendering: Rendering, capture: Capture, source: Entry) -> Framed:
    """A document made by a browser from what was received: no message, and under a name of its own.

    Under the page's address replay tools would show it in place of what was received.
    """
    fields = {
        "WARC-Record-ID": exchange_ids(capture.capture_id)[1],
        "WARC-Date": moment(rendering.at),
        "WARC-Target-URI": f"urn:gouji:rendering:{capture.capture_id}",
        "WARC-Refers-To": source.record_id,
        "Content-Type": rendering.media_type,
        "Gouji-Capture-ID": capture.capture_id,
        "Gouji-Content-SHA256": capture.sha256,
        "Gouji-Content-Length": str(capture.length),
        "Gouji-Method": capture.method,
        "Gouji-Rendered-From": rendering.source,
        "Gouji-Rendered-URL": capture.url,
        **_run_fields(Stamp(capture.run_id, capture.simulated)),
    }
    return framed("conversion", fields, rendering.content)


def message_of(record: WarcRecord, block: bytes) -> tuple[str, Headers, bytes]:
    """First line, headers and body of a capture's record; a conversion has no first line, only its type and body."""
    if record.headers["WARC-Type"] == "conversion":
        return "", (("Content-Type", record.headers["Content-Type"]),), block
    return parse_head(block)


def entry_of(record: WarcRecord, block: bytes, warc: str, span: tuple[int, int]) -> Entry:
    """The capture a response, revisit or conversion record holds; raises KeyError or ValueError for none of ours."""
    fields = record.headers
    first, headers, _ = message_of(record, block)
    if fields["Gouji-Method"] == RENDERED:
        url, status = fields["Gouji-Rendered-URL"], 200
    else:
        url, status = fields["WARC-Target-URI"], int(first.split(" ", 2)[1])
    capture = Capture(
        capture_id=fields["Gouji-Capture-ID"],
        url=url,
        at=datetime.fromisoformat(fields["WARC-Date"]),
        status=status,
        media_type=header(headers, "content-type"),
        sha256=fields["Gouji-Content-SHA256"],
        length=int(fields["Gouji-Content-Length"]),
        warc=warc,
        offset=span[0],
        run_id=fields["Gouji-Run-ID"],
        final_url=redirect_target(url, status, headers),
        refers_to=fields.get("Gouji-Refers-To"),
        simulated=fields["Gouji-Clock"] == "simulated",
        method=fields["Gouji-Method"],
        damage=fields.get("Gouji-Content-Damage"),
    )
    digest = fields["WARC-Block-Digest" if capture.method == RENDERED else "WARC-Payload-Digest"]
    return Entry(capture, fields["WARC-Record-ID"], digest, span[1])


def _run_fields(stamp: Stamp) -> dict[str, str]:
    return {"Gouji-Run-ID": stamp.run_id, "Gouji-Clock": "simulated" if stamp.simulated else "real"}
