"""What a host's certificate says against itself is noted and never decides anything."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from OpenSSL import crypto

from crawler.net.certificates import shown

NOW = datetime(2025, 2, 10, tzinfo=UTC)
STRONG = ec.generate_private_key(ec.SECP256R1())


def made(host="www.example.gov.cn", *, names=(), days=(-10, 300), by="CA", key=STRONG):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    issuer = subject if by is None else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, by)])
    begin, end = (NOW + timedelta(days=each) for each in days)
    certificate = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(7).not_valid_before(begin).not_valid_after(end)
    )  # fmt: skip
    if names:
        certificate = certificate.add_extension(x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), False)
    signed = certificate.sign(key, hashes.SHA256())
    return SimpleNamespace(original=crypto.X509.from_cryptography(signed))


def changed(old, new):
    """A certificate with bytes of it exchanged: what OpenSSL takes is not always understood."""
    whole = made(key=rsa.generate_private_key(65537, 2048)).original.to_cryptography()
    spoiled = whole.public_bytes(serialization.Encoding.DER).replace(bytes.fromhex(old), bytes.fromhex(new))
    return SimpleNamespace(original=crypto.load_certificate(crypto.FILETYPE_ASN1, spoiled))


ROWS = [
    # (certificate, problems, why)
    (made(), (), "in order"),
    (made(days=(-400, -10)), ("expired",), "ten days too old"),
    (made(days=(1, 300)), ("not_yet_valid",), "of tomorrow"),
    (made(by=None), ("self_signed",), "signed by itself"),
    (made("old.example.gov.cn"), ("other_name",), "of another host"),
    (made("x", names=["a.gov.cn", "www.example.gov.cn"]), (), "one of its names"),
    (made("x", names=["*.example.gov.cn"]), (), "a pattern of one label"),
    (made("www.example.gov.cn", names=["a.gov.cn"]), ("other_name",), "its names count, not its subject"),
    (made("x", names=["*.gov.cn"]), ("other_name",), "a pattern is one label wide"),
    (made(key=rsa.generate_private_key(65537, 1024)), ("weak_key",), "a short key"),
    (changed("2a864886f70d01010b", "2a864886f70d01017f"), ("unreadable",), "signed in a way nobody knows"),
    (changed("2a864886f70d010101", "2a864886f70d010155"), ("unreadable",), "a key of a kind nobody knows"),
]


@pytest.mark.parametrize(("certificate", "problems", "why"), ROWS, ids=[each[2] for each in ROWS])
def test_what_is_wrong_with_a_certificate(certificate, problems, why):
    found = shown(certificate, "www.example.gov.cn", NOW)
    assert found is not None
    assert found.problems == problems, why
    assert len(found.sha256) == 64


def test_plain_http_shows_none():
    assert shown(None, "www.example.gov.cn", NOW) is None
