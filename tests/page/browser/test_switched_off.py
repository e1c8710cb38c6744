"""Where a policy switches off what the page needs, it says so before anything starts, and what can be done about it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lcc.page.texts import texts_in

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
NL, EN = texts_in("nl"), texts_in("en")


@pytest.fixture
def fresh(chromium: Any) -> Iterator[Any]:
    """Return a function that opens a page of a browser of its own kind."""
    contexts: list[Any] = []

    def opened(
        file: Path, browser: Any = chromium, script: str = "", locale: str = "nl-NL", **options: Any
    ) -> Any:
        context = browser.new_context(offline=True, locale=locale, **options)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("delete window.WebAssembly", "no_webassembly"),
        ("delete window.Worker", "no_workers"),
        ("delete window.DecompressionStream", "too_old"),
    ],
)
def test_what_is_missing_is_said_with_what_to_allow_and_the_ways_out(
    fresh: Any, page_file: Path, script: str, name: str
) -> None:
    page = fresh(page_file, script=script)
    said = page.locator("section.warning")
    expect(said).to_have_count(2)
    assert [one.get_attribute("lang") for one in said.all()] == ["nl", "en"]
    assert said.first.locator("p").all_inner_texts() == [NL[name], NL["ways_out"]]
    assert said.last.locator("p").all_inner_texts() == [EN[name], EN["ways_out"]]


def test_who_reads_english_gets_english_first(fresh: Any, page_file: Path) -> None:
    page = fresh(page_file, script="delete window.Worker", locale="en-GB")
    expect(page.locator("section.warning").first).to_contain_text(EN["no_workers"])


def test_without_javascript_the_page_says_so_in_both_languages(fresh: Any, page_file: Path) -> None:
    page = fresh(page_file, java_script_enabled=False)
    said = page.locator("noscript section")
    assert [one.get_attribute("lang") for one in said.all()] == ["nl", "en"]
    assert NL["no_script"] in said.first.inner_text()
    assert EN["ways_out"] in said.last.inner_text()


def test_a_browser_that_compiles_nothing_says_that_webassembly_is_off(
    fresh: Any, page_file: Path, chromium: Any
) -> None:
    """As policies do that switch JIT off: `DefaultJavaScriptJitSetting`."""
    jitless = chromium.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--js-flags=--jitless"])
    try:
        page = fresh(page_file, jitless)
        expect(page.locator("section.warning").first).to_contain_text(NL["no_webassembly"])
    finally:
        jitless.close()


REFUSED = "window.Worker = class { constructor() { throw new Error('workers are refused') } }"
SILENT = "window.Worker = class { postMessage() {} terminate() {} }"


def test_a_worker_that_is_refused_is_said(fresh: Any, page_file: Path) -> None:
    page = fresh(page_file, script=REFUSED)
    expect(page.locator("#state")).to_contain_text(NL["ways_out"], timeout=20_000)
    assert (
        page.locator("#state").inner_text().startswith(NL["not_started"].partition("{")[0] + "workers are refused")
    )


def test_a_start_that_hangs_is_said_after_a_minute(fresh: Any, page_file: Path) -> None:
    page = fresh(
        page_file,
        script=f"{SILENT}; const wait = setTimeout; window.setTimeout = (done, ms) => wait(done, ms / 20)",
    )
    expect(page.locator("#state")).to_contain_text(NL["starting"])
    expect(page.locator("#state")).to_contain_text(NL["ways_out"], timeout=20_000)


def test_the_roads_can_be_read_meanwhile(fresh: Any, page_file: Path) -> None:
    page = fresh(page_file, script=SILENT)
    expect(page.get_by_role("button", name=NL["verify"])).to_be_visible()
