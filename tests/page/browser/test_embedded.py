"""The page as a site in a frame of a platform: with its headers and packed parts, as docs/embedding.md says."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import lcc
import make
from lcc.library import shipped

LONG = 60_000
HOST = Path(__file__).with_name("host.html").read_bytes()
FOLDER = shipped.examples()["street-furniture"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx"))]
SCORE = {"lcc": 1, "id": "a", "ask": "score", "language": "nl"}


@contextmanager
def serving(answers: dict[str, tuple[bytes, dict[str, str]]]) -> Iterator[str]:
    class Serving(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content, headers = answers.get(self.path.partition("?")[0], (b"", {}))
            self.send_response(200 if content else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Serving) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def site(folder: Path, allowed: str, framed_by: str) -> dict[str, tuple[bytes, dict[str, str]]]:
    """Return the site as a host serves it that allows one origin: headers of `_headers`, parts packed by brotli."""
    lines = (folder / "_headers").read_text().replace("frame-ancestors 'self'", f"frame-ancestors {framed_by}")
    headers = dict(line.strip().split(": ", 1) for line in lines.splitlines()[1:])
    page = (folder / "index.html").read_text(encoding="utf-8")
    named = page.replace("<title>", f'<meta name="lcc-origins" content="{allowed}"><title>', 1)
    html = {**headers, "Content-Type": "text/html; charset=utf-8"}
    packed = {**headers, "Content-Type": "application/octet-stream", "Content-Encoding": "br"}
    parts = {f"/{file.stem}": (file.read_bytes(), packed) for file in folder.glob("*.bin.br")}
    return {"/": (named.encode(), html), **parts}


@pytest.fixture(scope="module")
def platforms(chromium: Any, page_file: Path) -> Iterator[tuple[Any, Any]]:
    """Return two platforms that show the page in a frame: one that its host allows, and one that it does not."""
    html = {"/": (HOST, {"Content-Type": "text/html; charset=utf-8"})}
    with serving(html) as allowed, serving(html) as other:
        answers = site(page_file.parent / "page", allowed, f"{allowed} {other}")
        with serving(answers) as page:
            context = chromium.new_context(locale="nl-NL")
            found = []
            for origin in (allowed, other):
                tab = context.new_page()
                tab.asked_for, tab.site = [], page
                tab.on("request", lambda request, tab=tab: tab.asked_for.append(request.url))
                tab.goto(f"{origin}/?frame={page}/")
                tab.frame_locator("#page").locator("#state:text-is('')").wait_for(state="attached", timeout=LONG)
                found.append(tab)
            yield found[0], found[1]
            context.close()


def told(platform: Any, message: str) -> Any:
    """Return the last answer to a message, written as JavaScript; progress is no answer."""
    return platform.evaluate(
        """async ([message, files]) => {
          const before = said.length;
          const given = files.map(([name, bytes]) => [name, new Uint8Array(bytes)]);
          send((0, eval)(`(files) => (${message})`)(given));
          for (let turn = 0; turn < 600; turn += 1) {
            const found = said.slice(before).filter((one) => !one.progress && !one.ready);
            if (found.length) return { ...found[0], files: found[0].files?.map(([name, bytes]) => [name, bytes.length]),
              progress: said.slice(before).filter((one) => one.progress).length };
            await new Promise((done) => setTimeout(done, 50));
          }
        }""",
        [message, [[file.name, list(file.read_bytes())] for file in FILES]],
    )


def test_the_platform_hears_that_the_page_is_ready_and_the_other_hears_nothing(platforms: tuple[Any, Any]) -> None:
    allowed, other = platforms
    assert allowed.evaluate("said") == [{"lcc": 1, "ready": True}]
    assert other.evaluate("said") == []


def test_the_platform_gets_outcome_files_and_how_far_it_is(platforms: tuple[Any, Any]) -> None:
    answer = told(platforms[0], json.dumps(SCORE)[:-1] + ", files}")
    [outcome] = answer["outcomes"]
    [table] = [one for one in outcome["blocks"] if one["kind"] == "table"][:1]
    ranking = lcc.score(make.example("street-furniture")).ranking
    assert [row[1] for row in table["rows"]] == [one.bidder for one in ranking]
    assert [name for name, _size in answer["files"]] == ["resultaat.json", "vergelijking.xlsx"]
    assert (answer["id"], answer["progress"]) == ("a", 4)


def test_the_platform_gets_what_is_wrong_by_supplier(platforms: tuple[Any, Any]) -> None:
    spoilt = '[...files, ["kapot.xlsx", new Uint8Array([80, 75, 3, 4])]]'
    answer = told(platforms[0], json.dumps(SCORE)[:-1] + f", files: {spoilt}}}")
    assert [one["supplier"] for one in answer["problems"]] == ["kapot.xlsx"]
    assert answer["roles"]["tender.yaml"] == "tender"


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("{ lcc: 2, id: 1, ask: 'score', language: 'nl', files }", "lcc"),
        ("{ lcc: 1, id: { toString: null }, ask: 'score', language: 'nl', files }", "id"),
        ("{ lcc: 1, id: 1, ask: '__proto__', language: 'nl', files }", "ask"),
        ("{ lcc: 1, id: 1, ask: 'score', language: ['nl'], files }", "language"),
        ("{ lcc: 1, id: 1, ask: 'score', language: 'nl' }", "files"),
        ("{ lcc: 1, id: 1, ask: 'score', language: 'nl', files: [['x.yaml', 'text']] }", "files"),
        ("{ lcc: 1, id: 1, ask: 'score', language: 'nl', files: { length: 1, 0: files[0] } }", "files"),
        ("{ lcc: 1, id: 1, ask: 'score', language: 'nl', files: Array(6000).fill(files[0]) }", "files"),
        ("{ lcc: 1, id: 1, ask: 'score', language: 'nl', files: [...files, files[0]] }", "files"),
        ("{ lcc: 1, id: 1, ask: 'score', language: 'nl', files: [['x'.repeat(1e6), files[0][1]]] }", "files"),
    ],
)
def test_a_message_that_is_not_as_agreed_is_refused_by_field(
    platforms: tuple[Any, Any], message: str, field: str
) -> None:
    assert told(platforms[0], message)["refused"].startswith(f"{field}: ")


def test_messages_of_others_and_no_messages_at_all_are_not_answered(platforms: tuple[Any, Any]) -> None:
    allowed, other = platforms
    for platform, message in ((other, json.dumps({**SCORE, "files": []})), (allowed, "null"), (allowed, "'lcc'")):
        before = platform.evaluate("said.length")
        platform.evaluate(f"send({message})")
        platform.wait_for_timeout(300)
        assert platform.evaluate("said.length") == before
    assert told(allowed, json.dumps(SCORE)[:-1] + ", files}")["outcomes"]


def test_the_site_asks_for_nothing_but_its_own_files(platforms: tuple[Any, Any]) -> None:
    allowed, _other = platforms
    host = allowed.url.partition("?")[0]
    asked = [url for url in allowed.asked_for if url.startswith("http") and not url.startswith(host)]
    parts = ("worker", "wasm", "stdlib", "core", "ours", "late")
    assert sorted(asked) == sorted([f"{allowed.site}/", *(f"{allowed.site}/{name}.bin" for name in parts)])


def test_its_policy_keeps_it_from_asking_anything_else(platforms: tuple[Any, Any]) -> None:
    allowed, _other = platforms
    tried = "(address) => fetch(address, { mode: 'no-cors' }).then(() => 'sent', () => 'refused')"
    assert allowed.evaluate(tried, f"{allowed.site}/") == "sent"
    host = allowed.url.partition("?")[0]
    assert allowed.frames[1].evaluate(tried, host) == "refused"
