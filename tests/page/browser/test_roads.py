"""The roads of a purchaser, a supplier and a losing bidder, walked in Chromium with the network off."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import expect

import lcc
import make
import quotes
from lcc.library import shipped
from lcc.page.compare import outcome
from ties import EQUAL

FOLDER = shipped.examples()["street-lighting"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx")), FOLDER / "scores.yaml"]
BENCHES = shipped.examples()["street-furniture"]
LONG = 60_000
MANY = 100
PRINTED_AT_ONCE = """() => {
  const rows = () => [...document.querySelectorAll("article tbody")].map((one) => one.rows.length);
  window.printed = new Promise((done) => {
    const seen = new MutationObserver(async () => {
      if (!rows().length) return;
      seen.disconnect();
      const first = rows();
      dispatchEvent(new Event("beforeprint"));
      await new Promise((next) => setTimeout(next));
      done([first, rows()]);
      dispatchEvent(new Event("afterprint"));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
}"""
"""How many rows the tables have when they come, and when they are printed right then."""
COMPARE, SUPPLY = "Inschrijvingen vergelijken", "Een inschrijving invullen"


@pytest.fixture(scope="module", autouse=True)
def _typed_may_be_left(opened: Any) -> None:
    opened.on("dialog", lambda dialog: dialog.accept())


@pytest.fixture(autouse=True)
def _nothing_goes_wrong(opened: Any) -> Iterator[None]:
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield
    assert wrong == []


def road(page: Any, name: str) -> None:
    home = page.get_by_role("button", name="Terug naar het begin")
    if home.count():
        home.click()
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page).to_have_title(re.compile(f"^{name} - "))


def shown(page: Any) -> Any:
    """Return the road that is shown: others wait behind it."""
    return page.locator("main > div:not([hidden])")


def open_files(page: Any, files: list[Path]) -> None:
    shown(page).locator("input[type=file]").first.set_input_files(files)


def saved(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name=button).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def field(page: Any, *key: str | int) -> Any:
    return page.locator(f"[id='{json.dumps(key)}']")


def test_a_purchaser_compares_bids_and_saves_everything(opened: Any, tmp_path: Path) -> None:
    road(opened, COMPARE)
    open_files(opened, FILES)
    expect(opened.locator("article h2").first).to_have_text("Openbare verlichting", timeout=LONG)
    ranked = [row.split("\t")[1] for row in opened.locator("article table").first.inner_text().splitlines()[2:5]]
    assert ranked == [one.bidder for one in lcc.score(make.example("street-lighting")).ranking]
    opened.get_by_label("Dag waarop alle brieven worden verstuurd").fill("2027-03-07")
    expect(opened.locator(".papers li", has_text="weekend")).to_be_visible(timeout=LONG)
    opened.get_by_label("Dag waarop alle brieven worden verstuurd").fill("2027-03-01")
    expect(opened.locator(".papers li", has_text="weekend")).to_have_count(0, timeout=LONG)
    name, content = saved(opened, "Alles opslaan in één archief (.zip)")
    expect(opened.locator(".papers h3", has_text="Nog in te vullen in de brieven")).to_be_visible(timeout=LONG)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert name == "gunning.zip"
    letters = [one for one in archive.namelist() if one.startswith("brieven/")]
    text = "\n".join(one.text for one in Document(io.BytesIO(archive.read(letters[0]))).paragraphs)
    assert "1 maart 2027" in text
    book = tmp_path / "vergelijking.xlsx"
    book.write_bytes(archive.read("vergelijking.xlsx"))
    assert lcc.verify(book, FOLDER / "tender.yaml", [FOLDER / "bids"], scores=FOLDER / "scores.yaml") == []
    assert lcc.verify(archive.read("resultaat.json")) == []
    (tmp_path / "proof.json").write_bytes(archive.read("bewijzen/bewijs-lumen-bv.json"))
    (tmp_path / "award.json").write_bytes(archive.read("vertrouwelijk/award.json"))
    road(opened, "Een gunning controleren")
    open_files(opened, [tmp_path / "proof.json", tmp_path / "award.json"])
    expect(opened.locator(".confirmed li")).to_have_count(3, timeout=LONG)


def test_of_many_bids_the_tables_come_in_pieces_and_are_printed_whole(opened: Any, tmp_path: Path) -> None:
    stated = lcc.read(BENCHES / "tender.yaml", [BENCHES / "bids-as-yaml" / "hardhout.yaml"]).bids[0].bid
    bids = [tmp_path / f"{number}.json" for number in range(MANY)]
    for number, file in enumerate(bids):
        bid = {**stated.model_dump(mode="json", exclude_unset=True), "bidder": {"name": f"Bidder {number}"}}
        file.write_text(json.dumps(bid), encoding="utf-8")
    [document] = outcome(lcc.score(BENCHES / "tender.yaml", bids), "nl")["outcomes"]
    rows = [len(block["rows"]) for block in document["blocks"] if block["kind"] == "table"]
    road(opened, COMPARE)
    opened.evaluate(PRINTED_AT_ONCE)

    open_files(opened, [BENCHES / "tender.yaml", *bids])

    first, printed = opened.evaluate("window.printed")
    assert first != printed == rows


def test_an_archive_of_everything_is_compared_as_its_files(opened: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "alles.zip", "w") as archive:
        for file in FILES:
            archive.write(file, file.name)
    road(opened, COMPARE)
    open_files(opened, [tmp_path / "alles.zip"])
    expect(opened.locator("article h2").first).to_have_text("Openbare verlichting", timeout=LONG)


def test_what_is_wrong_is_said_by_supplier_and_a_tick_leaves_the_file_out(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    road(opened, COMPARE)
    open_files(opened, [*FILES, tmp_path / "kapot.xlsx"])
    expect(opened.locator(".problems h3")).to_have_text("kapot.xlsx", timeout=LONG)
    opened.get_by_role("checkbox", name="kapot.xlsx").uncheck()
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    expect(opened.locator(".papers .warning")).to_contain_text("Weggelaten: kapot.xlsx.")


def test_of_two_files_of_one_name_both_are_read_and_the_very_same_is_one(opened: Any, tmp_path: Path) -> None:
    forms = []
    for bid in FILES[1:3]:
        forms.append(tmp_path / bid.stem / "inschrijfformulier.xlsx")
        forms[-1].parent.mkdir()
        forms[-1].write_bytes(bid.read_bytes())
    road(opened, COMPARE)
    open_files(opened, [FILES[0], FILES[-1], forms[0]])
    for form in forms:
        open_files(opened, [form])
    names = shown(opened).locator(".opened tbody th")
    called = [FILES[0].name, FILES[-1].name, "inschrijfformulier.xlsx", "inschrijfformulier (2).xlsx"]
    expect(names).to_have_count(len(called), timeout=LONG)
    assert sorted(names.all_text_contents()) == sorted(called)
    other = tmp_path / FILES[-1].name
    other.write_bytes(FILES[-1].read_bytes() + b"# Others")
    open_files(opened, [other])
    counts = shown(opened).get_by_role("radio")
    expect(counts).to_have_count(2, timeout=LONG)
    counts.first.check()
    expect(shown(opened).locator(".opened .warning")).to_contain_text("Deze verschillen: welke telt als scores?")
    expect(names).to_have_count(len(called) + 1)


def test_a_mended_bid_takes_the_place_of_the_one_before_until_a_tick_says_otherwise(
    opened: Any, tmp_path: Path
) -> None:
    mended = tmp_path / "kringloopbank.xlsx"
    book = load_workbook(BENCHES / "bids" / mended.name)
    book.properties.creator = "Somebody else"
    book.save(mended)
    road(opened, COMPARE)
    open_files(opened, [BENCHES / "tender.yaml", *sorted((BENCHES / "bids").glob("*.xlsx"))])
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    open_files(opened, [mended])
    said = shown(opened).get_by_text(
        re.compile(re.escape("kringloopbank (2).xlsx komt in de plaats van kringloopbank.xlsx"))
    )
    expect(said).to_be_visible(timeout=LONG)
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    expect(opened.get_by_text("Weggelaten:")).to_have_count(0)
    opened.get_by_role("button", name="English").click()
    expect(opened.get_by_text("takes the place of kringloopbank.xlsx")).to_be_visible(timeout=LONG)
    opened.get_by_role("button", name="Nederlands").click()
    expect(said).to_be_visible(timeout=LONG)
    opened.locator(".opened summary").click()
    earlier = opened.get_by_role("checkbox", name="kringloopbank.xlsx", exact=True)
    expect(earlier).not_to_be_checked()
    earlier.check()
    expect(opened.locator(".problems")).to_contain_text("elke inschrijver één keer", timeout=LONG)
    opened.get_by_role("checkbox", name="kringloopbank (2).xlsx").uncheck()
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    expect(said).to_have_count(0)


def test_of_two_tenders_the_purchaser_says_which_counts(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "oud.yaml").write_bytes((BENCHES / "tender.yaml").read_bytes())
    road(opened, COMPARE)
    open_files(opened, [*FILES, tmp_path / "oud.yaml"])
    opened.get_by_role("radio", name="oud.yaml").check(timeout=LONG)
    expect(opened.locator(".problems").first).to_be_visible(timeout=LONG)
    opened.get_by_role("radio", name="tender.yaml").check()
    expect(opened.locator("article h2").first).to_have_text("Openbare verlichting", timeout=LONG)


def test_a_tie_is_settled_by_lots_that_were_drawn(opened: Any, tmp_path: Path) -> None:
    for name, content in EQUAL:
        (tmp_path / name).write_bytes(content)
    road(opened, COMPARE)
    open_files(opened, sorted(tmp_path.iterdir()))
    tie = opened.get_by_role("region", name="Er moet worden geloot")
    expect(tie).to_contain_text("Deze inschrijvingen zijn gelijk: Rozema, Smit; Zoon.", timeout=LONG)
    button = "De loting opslaan, en de uitkomst ermee uitrekenen"
    expect(tie.get_by_role("button", name=button)).to_be_disabled()
    tie.get_by_label("Als nummer 1 getrokken").select_option("Smit; Zoon")
    expect(tie).to_contain_text("Als laatste getrokken: Rozema")
    tie.get_by_label("Geloot op").fill("2027-05-20T10:00")
    tie.get_by_label("Geloot door").fill("N. Noor")
    tie.get_by_label("Wijze van loten").fill("Twee briefjes uit een dichte doos.")
    name, content = saved(opened, button)
    expect(tie).to_have_count(0, timeout=LONG)
    expect(opened.locator("article table tbody tr").first).to_contain_text("Smit; Zoon")
    [tender, *bids] = EQUAL
    [draw] = lcc.read(tender, bids, draws=(name, content)).draws
    assert (draw.order, draw.at[:16]) == (["Smit; Zoon", "Rozema"], "2027-05-20T10:00")


def test_more_than_a_browser_can_hold_is_refused_before_it_is_read(opened: Any, tmp_path: Path) -> None:
    with (tmp_path / "groot.zip").open("wb") as large:
        large.truncate(300_000_000)
    road(opened, COMPARE)
    open_files(opened, [*FILES, tmp_path / "groot.zip"])
    expect(shown(opened).get_by_role("alert")).to_contain_text("ten hoogste 200 MB")
    open_files(opened, FILES)
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    expect(shown(opened).get_by_role("alert")).to_have_text("")


def test_a_slider_shows_another_ranking_at_once_that_is_not_the_award(opened: Any) -> None:
    road(opened, COMPARE)
    open_files(opened, FILES)
    rate = opened.get_by_role("slider", name=re.compile("^Discontovoet")).first
    expect(rate).to_be_visible(timeout=LONG)
    rate.focus()
    opened.keyboard.press("End")
    expect(opened.locator(".what-if table caption")).to_contain_text("Dit is niet de gunning")
    expect(opened.locator(".what-if tbody tr").first.locator("td")).to_have_count(5)
    opened.get_by_role("button", name="Zoals in de aanbesteding").click()
    expect(opened.locator(".what-if table")).to_have_count(0)


def test_quality_comes_before_prices(opened: Any) -> None:
    road(opened, COMPARE)
    open_files(opened, FILES[:-1])
    expect(opened.get_by_role("heading", name="Eerst de kwaliteit")).to_be_visible(timeout=LONG)
    assert opened.locator("article").count() == 0
    name, content = saved(opened, "Scoreformulieren opslaan")
    assert (name, len(zipfile.ZipFile(io.BytesIO(content)).namelist())) == ("scores.zip", 2)
    open_files(opened, FILES[-1:])
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)


def test_a_supplier_fills_in_a_bid_and_saves_the_form(opened: Any) -> None:
    tender = BENCHES / "tender.yaml"
    road(opened, SUPPLY)
    open_files(opened, [tender])
    expect(field(opened, "bidder", "name")).to_be_visible(timeout=LONG)
    assert field(opened, "offers", 0, "lease", "payment").count() == 0
    field(opened, "bidder", "name").fill("Zoë BV")
    field(opened, "offers", 0, "kind").select_option("Koop")
    field(opened, "offers", 0, "purchase", "price").fill("900")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    life = field(opened, "offers", 0, "purchase", "service_life_years")
    expect(life).to_have_attribute("aria-invalid", "true", timeout=LONG)
    opened.locator(".problems").get_by_role("button", name=re.compile("Levensduur")).click()
    expect(life).to_be_focused()
    life.fill("20")
    for phase in ("management", "maintenance", "demolition", "disposal"):
        field(opened, "offers", 0, "included", phase).select_option("ja")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    expect(opened.get_by_text("Er ontbreekt niets, en er is niets fout.")).to_be_visible(timeout=LONG)
    expect(opened.get_by_role("heading", name="Wat u wordt betaald, per jaar")).to_be_visible()
    name, form = saved(opened, "Mijn inschrijving opslaan als formulier")
    [bid] = lcc.read(tender, [(name, form)]).offered
    assert (bid.name, bid.offers[0].business_model.price) == ("Zoë BV", 900.0)  # type: ignore[union-attr]


def test_what_a_supplier_typed_outlives_another_language_a_way_back_and_a_stop(opened: Any) -> None:
    road(opened, SUPPLY)
    open_files(opened, [BENCHES / "tender.yaml"])
    field(opened, "bidder", "name").fill("Zoë BV", timeout=LONG)
    field(opened, "offers", 0, "kind").select_option("Lease")
    opened.get_by_role("button", name="English").click()
    expect(opened.get_by_text("Business model (needed)")).to_be_visible(timeout=LONG)
    expect(field(opened, "offers", 0, "kind").locator("option:checked")).to_have_text("Lease")
    opened.get_by_role("button", name="Nederlands").click()
    opened.go_back()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Wat wilt u doen?")
    opened.get_by_role("button", name=COMPARE).click()
    open_files(opened, FILES)
    expect(shown(opened).locator("article h2").first).to_be_visible(timeout=LONG)
    opened.evaluate(
        """async () => {
            const press = (name) => [...document.querySelectorAll("main > div:not([hidden]) button")]
                .find((one) => one.textContent.startsWith(name)).click();
            press("Alles opslaan");
            await new Promise((done) => setTimeout(done, 50));
            press("Stop");
        }"""
    )
    expect(shown(opened).locator(".status")).to_contain_text("Gestopt")
    assert saved(opened, "Vergelijking opslaan in Excel")[0] == "vergelijking.xlsx"
    opened.go_back()
    opened.get_by_role("button", name=SUPPLY).click()
    expect(field(opened, "bidder", "name")).to_have_value("Zoë BV")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    expect(shown(opened).locator(".problems li").first).to_be_visible(timeout=LONG)


def test_what_an_earlier_form_brought_along_is_said(opened: Any) -> None:
    road(opened, SUPPLY)
    open_files(opened, [BENCHES / "tender.yaml", BENCHES / "bids" / "circulaire-straat.xlsx"])
    expect(opened.locator(".carried")).to_contain_text("Overgenomen antwoorden: 21.", timeout=LONG)
    expect(field(opened, "bidder", "name")).to_have_value("Circulaire Straat")


def test_a_form_that_is_opened_later_takes_the_place_of_all_answers_and_that_is_asked(opened: Any) -> None:
    road(opened, SUPPLY)
    asked: list[str] = []
    opened.on("dialog", lambda dialog: asked.append(dialog.message))
    open_files(opened, [BENCHES / "tender.yaml", BENCHES / "bids" / "circulaire-straat.xlsx"])
    field(opened, "bidder", "address").fill("Straat 1", timeout=LONG)
    assert asked == []
    open_files(opened, [BENCHES / "bids" / "kringloopbank.xlsx"])
    expect(field(opened, "bidder", "name")).to_have_value("Kringloopbank", timeout=LONG)
    expect(field(opened, "bidder", "address")).to_have_value("")
    assert [one.partition(" in de plaats")[0] for one in asked] == ["Het formulier dat u opent, komt"]
    field(opened, "offers", 0, "buy_back", "price").fill("-900")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    said = "verwacht: een getal van ten minste 0. Verbeter het getal."
    expect(opened.locator("p.wrong")).to_have_text(said, timeout=LONG)
    field(opened, "offers", 0, "buy_back", "price").fill("900")
    field(opened, "offers", 0, "buy_back", "service_life_years").fill("40")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    told = shown(opened).get_by_role("region", name="Wat de inkoper te lezen krijgt")
    expect(told).to_contain_text("40 jaar", timeout=LONG)


def test_who_does_not_want_a_second_form_keeps_all_of_the_first(opened: Any) -> None:
    road(opened, SUPPLY)
    open_files(opened, [BENCHES / "tender.yaml", BENCHES / "bids" / "circulaire-straat.xlsx"])
    field(opened, "bidder", "address").fill("Straat 1", timeout=LONG)
    opened.evaluate("window.confirm = (text) => { document.body.dataset.asked = text; return false; }")
    open_files(opened, [BENCHES / "bids" / "kringloopbank.xlsx"])
    said = re.compile("^Het formulier dat u opent, komt")
    expect(opened.locator("body")).to_have_attribute("data-asked", said, timeout=LONG)
    expect(shown(opened).locator(".status")).to_have_text("", timeout=LONG)
    opened.evaluate("delete window.confirm")
    expect(field(opened, "bidder", "name")).to_have_value("Circulaire Straat")
    expect(field(opened, "bidder", "address")).to_have_value("Straat 1")
    for phase in ("management", "maintenance", "demolition", "disposal"):
        field(opened, "offers", 0, "included", phase).select_option("ja")
    _name, form = saved(opened, "Mijn inschrijving opslaan als formulier")
    [bid] = lcc.read(BENCHES / "tender.yaml", [("bid.xlsx", form)]).offered
    assert (bid.name, bid.offers[0].business_model.kind) == ("Circulaire Straat", "lease")


def test_a_purchaser_starts_a_tender(opened: Any, tmp_path: Path) -> None:
    road(opened, "Een aanbesteding voorbereiden")
    expect(opened.get_by_label("Wat koopt u?")).to_be_visible(timeout=LONG)
    opened.get_by_label("Titel van de aanbesteding").fill("Banken voor het plein")
    name, book = saved(opened, "Werkmap opslaan")
    assert name == "banken-voor-het-plein.xlsx"
    (tmp_path / name).write_bytes(book)
    assert {one.sheet for one in lcc.check(tmp_path / name)} <= {"Aanbesteding", None}
    open_files(opened, [FOLDER / "tender.yaml"])
    expect(shown(opened).locator(".warning li").first).to_contain_text("Gemeente Voorbeeld", timeout=LONG)
    name, papers = saved(opened, "Stukken opslaan (.zip)")
    made = zipfile.ZipFile(io.BytesIO(papers)).namelist()
    assert (name, made[:2]) == ("aanbesteding.zip", ["inschrijfformulier.xlsx", "methode.docx"])


def test_three_quotes_are_compared_and_grow_into_a_tender(opened: Any, tmp_path: Path) -> None:
    road(opened, "Een aanbesteding voorbereiden")
    opened.get_by_label("Hoe zet u het in de markt?").select_option("three_quotes", timeout=LONG)
    opened.get_by_label("Wat koopt u?").select_option("Straatmeubilair")
    name, sheet = saved(opened, "Blad opslaan")
    tender = lcc.read((name, sheet)).tender
    assert tender.procedure == "three_quotes"
    (tmp_path / name).write_bytes(sheet)
    open_files(opened, [tmp_path / name])
    expect(opened.get_by_text("Dit is een offerteblad")).to_be_visible(timeout=LONG)
    assert saved(opened, "Nieuwe werkmap opslaan")[0] == "straatmeubilair.xlsx"


def test_a_purchaser_looks_back_at_a_contract(opened: Any, tmp_path: Path) -> None:
    road(opened, "Terugkijken op een opdracht")
    opened.get_by_label("Wat is er gekocht?").select_option("Straatmeubilair", timeout=LONG)
    name, sheet = saved(opened, "Blad opslaan")
    book = load_workbook(io.BytesIO(sheet))
    quotes.type_in_look_back(book, "nl")
    book.save(tmp_path / name)
    open_files(opened, [tmp_path / name])
    expect(shown(opened).locator("article")).to_contain_text("Supplier 0 vroeg het minst.", timeout=LONG)
    assert saved(opened, "Opslaan als document (.docx)")[0].endswith(".docx")


def test_nothing_was_asked_for_but_the_file_and_its_worker(opened: Any) -> None:
    assert {url.partition(":")[0] for url in opened.asked_for} == {"file", "blob"}
    assert len([url for url in opened.asked_for if url.startswith("file:")]) == 1
    assert opened.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert opened.evaluate("indexedDB.databases().then((found) => found.length)") == 0


def test_who_asks_while_the_page_still_warms_up_gets_an_answer_and_no_fault(opened: Any) -> None:
    opened.reload()
    expect(opened.locator("#state")).to_have_text("", timeout=LONG)
    opened.get_by_role("button", name="Inschrijvingen vergelijken").click()
    opened.locator("input[type=file]").first.set_input_files(FILES)
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    opened.wait_for_timeout(2_000)
    expect(opened.locator("#state")).to_have_text("")
