"""By keyboard, by screen reader, on a telephone and on paper: in every state of every road, in both languages."""

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

import lcc
import make
import quotes
from lcc.excel.quotes.write import write_quotes
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.page.papers import everything
from lcc.page.texts import texts_in
from ties import EQUAL

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
from page.gather import gathered, in_package

LONG = 60_000
FOLDER = shipped.examples()["street-lighting"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx")), FOLDER / "scores.yaml"]
BENCHES = shipped.examples()["street-furniture"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def axe(page_file: Path) -> str:
    inputs = gathered(page_file.parents[1] / "build" / "page" / "inputs")
    return in_package(inputs["axe-core"])["axe.min.js"].decode()


@pytest.fixture(scope="module", autouse=True)
def _typed_may_be_left(opened: Any) -> None:
    opened.on("dialog", lambda dialog: dialog.accept())


@pytest.fixture(scope="module", autouse=True)
def _choosing_is_listened_for(opened: Any) -> None:
    """Listen all along: asked for at the press of a key, the browser may hear of the key first."""
    opened.on("filechooser", lambda _chooser: None)


def shown(page: Any) -> Any:
    return page.locator("main > div:not([hidden])")


def states(page: Any, language: str, folder: Path) -> Iterator[str]:
    """Walk every road, and yield the name of each state that it is in."""
    t = texts_in(language)
    (folder / "kapot.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (folder / "oud.yaml").write_bytes((BENCHES / "tender.yaml").read_bytes())
    equal = [folder / name for name, _content in EQUAL]
    for file, (_name, content) in zip(equal, EQUAL, strict=True):
        file.write_bytes(content)
    (folder / "quotes.xlsx").write_bytes(write_quotes(read_tender(BENCHES / "tender.yaml"), language))

    def road(name: str) -> None:
        if (home := page.get_by_role("button", name=t["back"])).count():
            home.click()
        page.get_by_role("button", name=t[name]).click()

    def drop(*files: Path) -> None:
        shown(page).locator("input[type=file]").first.set_input_files(files)

    def see(found: Any) -> None:
        expect(found.first).to_be_visible(timeout=LONG)

    def seen(text: str) -> None:
        see(shown(page).get_by_text(re.compile(re.escape(t[text].partition("{")[0]))))

    page.reload()
    expect(page.locator("#state")).to_have_text("", timeout=LONG)
    if (other := page.get_by_role("button", name="Nederlands" if language == "nl" else "English")).count():
        other.click()
    page.get_by_role("button", name=t["how_checked"]).click()
    yield "start"
    road("prepare")
    seen("what_bought")
    page.get_by_text(t["more_parts"]).click()
    yield "prepare"
    drop(folder / "quotes.xlsx")
    seen("opened_quotes")
    yield "a sheet of quotes"
    drop(folder / "kapot.xlsx")
    see(page.locator(".problems"))
    yield "a book that can't be read"
    road("look_back")
    seen("what_was_bought")
    yield "look back"
    drop(folder / "quotes.xlsx")
    see(page.locator(".problems"))
    yield "a sheet that does not look back"
    road("compare")
    yield "compare"
    drop(*FILES[:-1], folder / "oud.yaml")
    see(page.get_by_role("radio"))
    yield "two tenders"
    page.get_by_role("radio", name="tender.yaml").check()
    seen("quality_first")
    yield "quality first"
    drop(FILES[-1], folder / "kapot.xlsx")
    see(page.locator(".problems"))
    yield "problems"
    page.get_by_role("checkbox", name="kapot.xlsx").uncheck()
    see(page.locator("article h2"))
    page.get_by_text(t["more_numbers"]).click()
    page.get_by_role("slider").first.fill("6")
    see(page.locator(".what-if table"))
    yield "the outcome, and what if"
    road("compare")
    drop(*equal)
    see(page.locator(".draw"))
    yield "a tie"
    road("supply")
    yield "supply"
    drop(BENCHES / "bids" / "circulaire-straat.xlsx")
    seen("needs_tender")
    yield "a form without its tender"
    drop(BENCHES / "tender.yaml")
    see(page.locator("fieldset"))
    included = page.locator(f"[id='{json.dumps(['offers', 0, 'included', 'maintenance'])}']")
    page.get_by_text(t["more_questions"], exact=True).click()
    included.select_option("")
    page.get_by_role("button", name=t["check_bid"]).click()
    see(page.locator("p.wrong"))
    yield "a bid with something missing"
    included.select_option("true")
    page.get_by_role("button", name=t["check_bid"]).click()
    see(page.locator("article h2"))
    yield "a bid that is whole"
    road("verify")
    yield "verify"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_nothing_sticks_out_on_a_telephone(
    opened: Any, axe: str, language: str, tmp_path: Path
) -> None:
    found: list[str] = []
    for state in states(opened, language, tmp_path):
        opened.evaluate(axe)
        said = opened.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
        found += [f"{state}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in said["violations"]]
        opened.set_viewport_size({"width": 360, "height": 740})
        if (width := opened.evaluate("document.documentElement.scrollWidth")) > 360:
            found.append(f"{state}: {width} pixels wide")
        opened.set_viewport_size({"width": 1280, "height": 720})
        if (lang := opened.evaluate("document.documentElement.lang")) != language:
            found.append(f"{state}: in {lang}")
    assert found == []


def tab_to(page: Any, wanted: str, most: int = 90) -> None:
    """Go on by Tab to the first element of which this holds."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {wanted}; }})()"):
            return
    pytest.fail(f"not reached by the keyboard: {wanted}")


def pressed(page: Any, text: str) -> None:
    tab_to(page, f"e.textContent.trim().startsWith({text!r})")
    page.keyboard.press("Enter")


def walk(page: Any, road: str) -> None:
    page.reload()
    expect(page.locator("#state")).to_have_text("", timeout=LONG)
    pressed(page, road)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def choose_files(page: Any, *files: Path) -> None:
    tab_to(page, "e.type === 'file'")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files)


def saved(page: Any, button: str, folder: Path) -> Path:
    with page.expect_download(timeout=LONG) as found:
        pressed(page, button)
    file = folder / str(found.value.suggested_filename)
    found.value.save_as(file)
    return file


def choose(page: Any, name: str, option: str) -> None:
    """Choose from a list by typing how its entry starts."""
    tab_to(page, f"e.id === {name!r}")
    page.keyboard.type(option)
    expect(page.locator(":focus option:checked")).to_have_text(re.compile(f"^{option}"))


def test_comparing_and_filling_in_a_bid_by_keyboard_alone(opened: Any) -> None:
    t = texts_in("nl")
    walk(opened, t["compare"])
    choose_files(opened, *FILES)
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    tab_to(opened, "e.type === 'range'")
    opened.keyboard.press("ArrowRight")
    expect(opened.locator(".what-if table")).to_be_visible(timeout=LONG)
    opened.go_back()
    expect(opened.get_by_role("heading", level=1)).to_be_focused()
    pressed(opened, t["supply"])
    choose_files(opened, BENCHES / "tender.yaml")
    expect(opened.locator("fieldset").first).to_be_visible(timeout=LONG)
    tab_to(opened, "e.required && e.type === 'text'")
    opened.keyboard.type("Zoë BV")
    tab_to(opened, "e.tagName === 'SELECT'")
    opened.keyboard.press("ArrowDown")
    pressed(opened, t["check_bid"])
    expect(shown(opened).locator(".problems button").first).to_be_visible(timeout=LONG)
    pressed(opened, "Bank met rugleuning")
    expect(opened.locator(":focus")).to_have_attribute("aria-invalid", "true")


def test_three_quotes_by_keyboard_alone(opened: Any, tmp_path: Path) -> None:
    t = texts_in("nl")
    walk(opened, t["prepare"])
    expect(opened.locator("#template")).to_be_visible(timeout=LONG)
    choose(opened, "template", "Straatmeubilair")
    choose(opened, "procedure", "meervoudig")
    tab_to(opened, "e.id === 'title'")
    opened.keyboard.type("Banken")
    sheet = saved(opened, t["save_quotes"], tmp_path)
    assert read_tender(sheet).title == "Banken"
    choose_files(opened, sheet)
    expect(opened.get_by_text(t["opened_quotes"])).to_be_visible(timeout=LONG)
    assert read_tender(saved(opened, t["lay_out"], tmp_path)).title == "Banken"


def test_a_tender_by_keyboard_alone(opened: Any, tmp_path: Path) -> None:
    t = texts_in("nl")
    walk(opened, t["prepare"])
    expect(opened.locator("#template")).to_be_visible(timeout=LONG)
    choose(opened, "procedure", "nationale")
    pressed(opened, t["more_parts"])
    tab_to(opened, "e.type === 'checkbox'")
    opened.keyboard.press("Space")
    expect(opened.locator(":focus")).to_be_checked()
    assert saved(opened, t["save_book"], tmp_path).suffix == ".xlsx"
    choose_files(opened, FOLDER / "tender.yaml")
    expect(opened.get_by_text(t["papers_ready"])).to_be_visible(timeout=LONG)
    assert zipfile.is_zipfile(saved(opened, t["save_papers"], tmp_path))


def test_looking_back_by_keyboard_alone(opened: Any, tmp_path: Path) -> None:
    t = texts_in("nl")
    walk(opened, t["look_back"])
    expect(opened.locator("#looked-at")).to_be_visible(timeout=LONG)
    choose(opened, "looked-at", "Straatmeubilair")
    sheet = saved(opened, t["save_quotes"], tmp_path)
    book = load_workbook(sheet)
    quotes.type_in_look_back(book, "nl")
    book.save(sheet)
    choose_files(opened, sheet)
    expect(shown(opened).locator("article")).to_be_visible(timeout=LONG)
    assert saved(opened, t["save_document"], tmp_path).suffix == ".docx"


def test_checking_an_award_by_keyboard_alone(opened: Any, tmp_path: Path) -> None:
    t = texts_in("nl")
    papers, _problems = everything(lcc.score(make.example("street-lighting")), "nl")
    with zipfile.ZipFile(io.BytesIO(papers)) as packed:
        packed.extractall(tmp_path)
    proofs = sorted((tmp_path / "bewijzen").glob("*.json"))[:2]
    walk(opened, t["verify"])
    choose_files(opened, *proofs)
    expect(opened.get_by_role("radio").first).to_be_visible(timeout=LONG)
    tab_to(opened, "e.type === 'radio'")
    opened.keyboard.press("Space")
    expect(opened.locator(".confirmed li")).to_have_count(1, timeout=LONG)
    expect(opened.get_by_role("radio", name=proofs[0].name)).to_be_focused()
    opened.keyboard.press("ArrowDown")
    expect(opened.get_by_role("radio", name=proofs[1].name)).to_be_focused()
    expect(opened.locator("article")).to_contain_text("Uw inschrijving", timeout=LONG)
    opened.keyboard.press("Shift+Tab")
    opened.keyboard.press("Enter")
    pressed(opened, t["take_away"])
    expect(opened.get_by_role("radio")).to_have_count(0, timeout=LONG)
    expect(opened.locator(":focus")).to_have_text(f"{t['opened']} (1)")
    expect(opened.locator(".confirmed li")).to_have_count(1, timeout=LONG)


def test_it_prints_without_what_only_works_on_a_screen(opened: Any) -> None:
    opened.emulate_media(media="print")
    for hidden in (".drop", ".actions", "header button", ".slider"):
        assert not opened.locator(hidden).first.is_visible(), hidden
    opened.emulate_media(media="screen")
