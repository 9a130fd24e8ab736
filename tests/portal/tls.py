"""TLS as old and broken portals speak it: weak protocols, ciphers, keys and certificates, and alerts instead of any."""

import datetime
import ssl
import tempfile
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

DH_1024 = """-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
"""
"""The 1024-bit group of RFC 2409, as servers of that age use it."""


def _alert(code: int) -> bytes:
    """A fatal TLS alert as the first thing a server says."""
    return b"\x15\x03\x01\x00\x02\x02" + bytes([code])


HANDSHAKE_FAILURE, PROTOCOL_VERSION, UNRECOGNIZED_NAME = _alert(40), _alert(70), _alert(112)
EARLY_END = b""
"""The connection closed in the middle of the handshake."""
NOT_TLS = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"


@cache
def certificate(bits: int = 2048, expired: bool = False) -> tuple[Path, Path]:
    """A self-made certificate and its key, as files."""
    key = rsa.generate_private_key(65537, bits) if bits >= 2048 else _small_key(bits)
    start = datetime.datetime(2020 if expired else 2025, 1, 1)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "www.example.gov.cn")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1000)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=366 if expired else 36600))
        .sign(key, hashes.SHA256())
    )
    folder = Path(tempfile.mkdtemp(prefix="gouji-tls-"))
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    return folder / "cert.pem", folder / "key.pem"


def _small_key(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def context(
    *, bits: int = 2048, expired: bool = False, only: str | None = None, ciphers: str | None = None
) -> ssl.SSLContext:
    """A server context. ``only`` is ``TLSv1`` or ``TLSv1_1``; ``ciphers`` an OpenSSL list."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if ciphers or only or bits < 2048:
        made.set_ciphers(f"{ciphers or 'ALL'}:@SECLEVEL=0")
    made.load_cert_chain(*certificate(bits, expired))
    if only:
        made.minimum_version = made.maximum_version = ssl.TLSVersion[only]
    elif ciphers:
        made.maximum_version = ssl.TLSVersion.TLSv1_2
    if ciphers and ciphers.startswith("DHE"):
        parameters = certificate(bits, expired)[0].with_name("dh.pem")
        parameters.write_text(DH_1024)
        made.load_dh_params(str(parameters))
    return made


def old() -> dict[str, ssl.SSLContext]:
    """The five weak kinds by name, and the strong one that only its certificate spoils."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # speaking TLS 1.0 on purpose
        return {
            "tls10": context(only="TLSv1"),
            "tls11": context(only="TLSv1_1"),
            "rsa1024": context(bits=1024),
            "dhe1024": context(ciphers="DHE-RSA-AES128-SHA"),
            "static_rsa": context(ciphers="AES128-SHA"),
            "expired": context(expired=True),
        }
