"""TLS as old as a portal needs, for the hosts the register marks and for no other.

``default`` is Scrapy's own. ``p256`` offers one curve: some servers answer a modern list of groups with an error, some
balancers drop a ClientHello of more than one segment. ``legacy`` adds TLS 1.0 and keys of 1024 bits: a cipher string
with ``@SECLEVEL=0`` in Scrapy's settings does not reach OpenSSL, the context has to be told itself.
"""

from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from OpenSSL import SSL
from scrapy.core.downloader.contextfactory import _ScrapyCertificateOptions, _ScrapyClientContextFactory
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet.ssl import TLSVersion

LEGACY_CIPHERS = b"DEFAULT:@SECLEVEL=0"
ORDER = ("default", "p256", "legacy", "http")
"""The order in which a diagnosis tries the profiles; a crawl uses the one registered."""


class _OneCurve(_ScrapyCertificateOptions):
    """Certificate options whose context offers P-256 only."""

    def _makeContext(self, *arguments: Any) -> SSL.Context:
        context = super()._makeContext(*arguments)
        context.set_tmp_ecdh(ec.SECP256R1())
        return context


class _Legacy(_OneCurve):
    """The same, with everything OpenSSL still knows."""

    def _makeContext(self, *arguments: Any) -> SSL.Context:
        context = super()._makeContext(*arguments)
        context.set_cipher_list(LEGACY_CIPHERS)
        return context


class ProfiledContextFactory(_ScrapyClientContextFactory):
    """Chooses the context by host."""

    def __init__(self, profiles: Mapping[str, str]) -> None:
        super().__init__()
        self._profiles = profiles
        self._profile = "default"

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:
        """The connection maker for a host."""
        self._profile = self._profiles.get(hostname.decode("ascii").lower(), "default")
        return super().creatorForNetloc(hostname, port)

    def _get_cert_options(self) -> Any:
        kwargs = self._get_cert_options_kwargs()
        if self._profile == "legacy":
            return _Legacy(**kwargs, insecurelyLowerMinimumTo=TLSVersion.TLSv1_0)
        if self._profile == "p256":
            return _OneCurve(**kwargs)
        return _ScrapyCertificateOptions(**kwargs)


class ProfiledHandler(HTTP11DownloadHandler):
    """Scrapy's download handler with the profiles of the setting ``TLS_PROFILES``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        factory: Any = ProfiledContextFactory(crawler.settings.getdict("TLS_PROFILES"))
        self._contextFactory = factory
