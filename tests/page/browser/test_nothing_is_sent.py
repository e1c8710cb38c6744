"""While the page and its worker try every way out, a server counts what arrives; what bidders write stays text."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import expect

from lcc.intake.submissions import read_tender
from lcc.library import shipped

LONG = 60_000
WAYS_OUT = (
    Path(__file__).with_name("ways_out.js").read_text(encoding="utf-8").partition("\n")[2].rstrip().rstrip(";")
)


class Counted(NamedTuple):
    """Where a server listens, and everything that arrived there, by TCP or by UDP."""

    address: str
    arrived: list[str]


@pytest.fixture
def counted() -> Iterator[Counted]:
    arrived: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            arrived.append(self.path)
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as packets:
        packets.bind(("127.0.0.1", server.server_port))
        packets.settimeout(0.1)
        yield Counted(f"http://127.0.0.1:{server.server_port}", arrived)
        with suppress(TimeoutError):
            arrived.append(f"packet {packets.recv(100)!r}")
    server.shutdown()
    server.server_close()


@pytest.fixture
def online(chromium: Any, page_file: Path) -> Iterator[Any]:
    """Return the page with the network on: only its policy keeps it in."""
    context = chromium.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(page_file.as_uri())
    expect(page.locator("#state")).to_have_text("", timeout=LONG)
    yield page
    context.close()


def test_the_server_counts_what_a_page_without_a_policy_sends(
    chromium: Any, counted: Counted, tmp_path: Path
) -> None:
    """Or else that nothing arrives would say nothing."""
    (tmp_path / "open.html").write_text("<!doctype html><title>x</title><body></body>", encoding="utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "open.html").as_uri())
    page.evaluate(WAYS_OUT, counted.address)
    page.close()
    assert {"/fetch", "/img", "/beacon"} <= set(counted.arrived)


def test_nothing_arrives_whatever_the_page_tries(online: Any, counted: Counted) -> None:
    said = online.evaluate(WAYS_OUT, counted.address)
    assert {said[way] for way in ("fetch", "XMLHttpRequest", "WebSocket", "RTCPeerConnection")} == {"refused"}
    assert online.evaluate("window.ran ?? null") is None
    assert counted.arrived == []


def test_nothing_arrives_whatever_the_worker_tries(online: Any, counted: Counted) -> None:
    [worker] = online.workers
    said = worker.evaluate(WAYS_OUT, counted.address)
    assert {said[way] for way in ("fetch", "XMLHttpRequest", "WebSocket", "importScripts")} == {"refused"}
    assert counted.arrived == []


def test_what_bidders_write_is_text_and_nothing_else(online: Any, tmp_path: Path) -> None:
    folder = shipped.examples()["street-furniture"]
    tender = read_tender(folder / "tender.yaml")
    price = {"kind": "purchase", "price": 1.0, "service_life_years": 20}
    offer = {"item": tender.items[0].id, "business_model": price, "included": ["management", "maintenance"]}
    offer["end_of_life"] = {"demolition": 0, "disposal": 0}
    bidder = {"name": "<img src=x onerror=alert(1)><b>Hout</b>"}
    bid = {"tender": tender.id, "bidder": bidder, "offers": [offer]}
    (tmp_path / "hout.json").write_text(json.dumps(bid), encoding="utf-8")
    online.get_by_role("button", name="Inschrijvingen vergelijken").click()
    online.locator("input[type=file]").first.set_input_files([folder / "tender.yaml", tmp_path / "hout.json"])
    expect(online.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible(timeout=LONG)
    assert online.locator("article img, article b").count() == 0
