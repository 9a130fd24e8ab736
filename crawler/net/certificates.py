"""What is wrong with the certificate a host shows: noted, and no reason to look away; nobody is trusted for it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa

WEAK_RSA = 2048


@dataclass(frozen=True, slots=True)
class Shown:
    """The certificate of a host as seen at one moment. Whether a chain leads to anybody is not asked."""

    sha256: str
    not_after: datetime | None
    problems: tuple[str, ...]
    """Any of ``expired``, ``not_yet_valid``, ``self_signed``, ``other_name``, ``weak_key``, ``weak_signature``; or
    ``unreadable`` alone: in a form, or of an algorithm, that is not known here."""


def shown(response_certificate: Any, host: str, now: datetime) -> Shown | None:
    """What Scrapy's ``response.certificate`` says of itself; None without one."""
    if response_certificate is None:
        return None
    original = response_certificate.original
    digest = original.digest("sha256").decode("ascii").replace(":", "").lower()
    try:
        found = original.to_cryptography()
        return Shown(digest, found.not_valid_after_utc, _problems(found, host, now))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return Shown(digest, None, ("unreadable",))


def _problems(found: x509.Certificate, host: str, now: datetime) -> tuple[str, ...]:
    key = found.public_key()
    checks = (
        ("expired", now.astimezone(UTC) > found.not_valid_after_utc),
        ("not_yet_valid", now.astimezone(UTC) < found.not_valid_before_utc),
        ("self_signed", found.issuer == found.subject),
        ("other_name", not any(_matches(name, host) for name in _names(found))),
        ("weak_key", isinstance(key, rsa.RSAPublicKey) and key.key_size < WEAK_RSA),
        ("weak_signature", isinstance(found.signature_hash_algorithm, hashes.SHA1 | hashes.MD5)),
    )
    return tuple(problem for problem, holds in checks if holds)


def _names(found: x509.Certificate) -> list[str]:
    try:
        listed = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return [*listed.get_values_for_type(x509.DNSName), *map(str, listed.get_values_for_type(x509.IPAddress))]
    except (x509.ExtensionNotFound, ValueError):
        return [str(each.value) for each in found.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)]


def _matches(name: str, host: str) -> bool:
    """The same name; ``*.x.gov.cn`` is one label before x.gov.cn. Addresses only as such."""
    name, host = name.lower().rstrip("."), host.lower().rstrip(".")
    try:
        return ip_address(host) == ip_address(name)
    except ValueError:
        return name == host or (name.startswith("*.") and host.partition(".")[2] == name[2:])
