"""The fixture portal itself: what its families and its faults look like to a plain client."""

import http.client
import ssl
import threading
from datetime import timedelta
from urllib.parse import quote

import pytest
from portal import tls
from portal.answers import Answer
from portal.families import EVERY
from portal.scenarios import SCENARIOS
from portal.scenarios.scenario import DAY0, DAY1, A, new, trs
from portal.server import Host, PortalServer
from portal.site import Site, history, on


class Stand:
    now = DAY0

    def __call__(self):
        return self.now


@pytest.fixture(scope="module")
def stand():
    return Stand()


@pytest.fixture(scope="module")
def server(stand):
    with PortalServer(stand, network=76) as running:
        yield running


def get(host: Host, target: str, context: ssl.SSLContext | None = None) -> tuple[int, bytes]:
    if context is not None:
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            host.address, host.port, timeout=5, context=context
        )
    else:
        connection = http.client.HTTPConnection(host.address, host.port, timeout=5)
    try:
        connection.request("GET", quote(target.split("#")[0], safe="/?=&%"))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("name", EVERY)
def test_every_family_shows_its_column_and_its_articles(server, stand, name):
    site = Site(A, EVERY[name], history(A, 2016, 2024), per_page=3)
    host = server.add(site)
    status, column = get(host, site.family.column)
    assert status == 200
    assert "网站标识码".encode() in column
    status, article = get(host, site.href(site.items[3]))
    assert status == 200
    assert "复议后起诉".encode() in article


def test_a_row_appears_in_its_time(server, stand):
    host = server.add(trs(new("01-20 09:00")))
    assert b"t20260120" not in get(host, "/zfxxgk/zfxxgknb/")[1]
    stand.now = DAY1
    assert b"t20260120" in get(host, "/zfxxgk/zfxxgknb/")[1]
    stand.now = DAY0


DELIVERIES = [
    # (delivery, what a client gets)
    ("whole", 1000),
    ("chunked", 1000),
    ("no_length", 1000),
    ("drip", 1000),
    ("cut", http.client.IncompleteRead),
    ("chunk_cut", http.client.IncompleteRead),
    ("reset", (ConnectionResetError, http.client.IncompleteRead)),
]


@pytest.mark.parametrize(("delivery", "expected"), DELIVERIES)
def test_every_delivery(server, delivery, expected):
    host = server.add(trs(faults=(on("/x", Answer(b"x" * 1000, delivery=delivery, pace=0)),)))
    if isinstance(expected, int):
        assert len(get(host, "/x")[1]) == expected
    else:
        with pytest.raises(expected):
            get(host, "/x")


def test_requests_are_remembered(server):
    host = server.add(trs(faults=(on("/slow", Answer(b"x" * 640, delivery="drip", pace=0.02)),)))
    threads = [threading.Thread(target=get, args=(host, "/slow")) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert host.most_in_flight == 3
    assert [seen.target for seen in host.seen] == ["/slow"] * 3


WEAK = [
    # (kind, whether today's default client can speak with it)
    ("tls10", False),
    ("tls11", False),
    ("dhe1024", False),
    ("static_rsa", False),
    ("rsa1024", True),
    ("expired", True),
]


@pytest.mark.parametrize(("kind", "spoken"), WEAK)
def test_every_kind_of_tls(server, kind, spoken):
    host = server.add(trs(), tls=tls.old()[kind])
    client = ssl.create_default_context()
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    client.set_ciphers("@SECLEVEL=2:ECDH+AESGCM:ECDH+AES:DHE+AES:!aNULL:!eNULL")  # Debian's Python admits more
    if spoken:
        assert get(host, "/", client)[0] == 200
    else:
        with pytest.raises((ssl.SSLError, ConnectionResetError)):
            get(host, "/", client)


def test_the_table_of_scenarios_is_sound():
    names = [scenario.name for scenario in SCENARIOS]
    assert len(names) == len(set(names)) >= 60
    assert all(scenario.why and scenario.owed for scenario in SCENARIOS)
    assert all(len(owed.looks) in (0, 4) for scenario in SCENARIOS for owed in scenario.owed)
    assert {owed.status for scenario in SCENARIOS for owed in scenario.owed} >= {
        "on_time",
        "late",
        "overdue",
        "could_not_look",
        "unreadable",
    }
    assert timedelta(days=20) < DAY1 - DAY0
