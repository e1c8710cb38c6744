"""Many forms, read by two workers: what comes out is the same, whatever becomes of the second."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lcc.excel.bid_form.write import write_form
from lcc.intake.submissions import read
from lcc.library import shipped
from lcc.model.bid import Bid

LONG = 120_000
FOLDER = shipped.examples()["street-furniture"]
MANY = 70
COUNTED = """
  window.workers = [];
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given) { super(...given); this.asked = []; this.isEnded = false; window.workers.push(this); }
    postMessage(data, ...more) { if (data.ask) this.asked.push(data.ask); super.postMessage(data, ...more); }
    terminate() { this.isEnded = true; super.terminate(); }
  };
"""
"""In the page: what each worker was asked, and whether it was ended."""
ALONE = "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 1 });"
NOT_STARTED = """
  const Counted = window.Worker;
  window.Worker = class extends Counted {
    constructor(address) {
      super(window.workers.length ? URL.createObjectURL(new Blob(["throw new Error('broken')"])) : address);
    }
  };
"""
BREAKS_OFF = """
  const Counted = window.Worker;
  window.Worker = class extends Counted {
    postMessage(data, ...more) {
      const fails = window.workers.indexOf(this) === 1 && this.asked.filter((one) => one === "read").length === 2;
      super.postMessage(fails && data.ask === "read" ? { ...data, ask: "nothing" } : data, ...more);
    }
  };
"""


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a tender and the forms of many bidders."""
    folder = tmp_path_factory.mktemp("many")
    example = read(FOLDER / "tender.yaml", [FOLDER / "bids-as-yaml"])
    stated = [one.bid.model_dump(exclude_unset=True) for one in example.bids]
    (folder / "tender.yaml").write_bytes((FOLDER / "tender.yaml").read_bytes())
    for number in range(MANY):
        bid = Bid.model_validate({**stated[number % 4], "bidder": {"name": f"Bidder {number}"}})
        (folder / f"{number:02}.xlsx").write_bytes(write_form(example.tender, "nl", bid))
    return folder


@pytest.fixture
def page(chromium: Any, page_file: Path) -> Iterator[Any]:
    """Return what opens the page as somebody has it whose browser is so: ready to compare bids."""
    contexts = []

    def opened(*scripts: str) -> Any:
        context = chromium.new_context(offline=True, locale="nl-NL", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        for script in (COUNTED, *scripts):
            page.add_init_script(script)
        page.goto(page_file.as_uri())
        expect(page.locator("#state")).to_have_text("", timeout=LONG)
        page.get_by_role("button", name="Inschrijvingen vergelijken").click()
        return page

    yield opened
    for one in contexts:
        one.close()


def dropped(page: Any, *files: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(sorted(files))


def outcome(page: Any, forms: Path) -> tuple[str, bytes]:
    """Return what the page says of all forms, and the comparison that it saves."""
    dropped(page, *forms.iterdir())
    expect(page.locator("article h2").first).to_be_visible(timeout=LONG)
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name="Vergelijking opslaan in Excel").click()
    return page.locator("article").first.inner_text(), Path(found.value.path()).read_bytes()


def asked(page: Any) -> list[tuple[int, bool]]:
    """Return by worker how often it was asked to read some forms, and whether it was ended since."""
    found = page.evaluate("window.workers.map(({ asked, isEnded }) => ({ asked, isEnded }))")
    return [(one["asked"].count("read"), bool(one["isEnded"])) for one in found]


@pytest.fixture(scope="module")
def alone(chromium: Any, page_file: Path, forms: Path) -> tuple[str, bytes]:
    """Return the outcome where there is one processor: one worker does all."""
    context = chromium.new_context(offline=True, locale="nl-NL", accept_downloads=True)
    page = context.new_page()
    for script in (COUNTED, ALONE):
        page.add_init_script(script)
    page.goto(page_file.as_uri())
    page.get_by_role("button", name="Inschrijvingen vergelijken").click()
    found = outcome(page, forms)
    assert asked(page) == [(0, False)]
    context.close()
    return found


def test_two_read_many_forms_and_the_outcome_is_the_same(page: Any, forms: Path, alone: tuple[str, bytes]) -> None:
    by_two = page()
    assert outcome(by_two, forms) == alone
    [(of_first, first_ended), (of_second, second_ended)] = asked(by_two)
    assert (first_ended, second_ended) == (False, True)
    assert of_second > 0
    assert of_first + of_second >= MANY / 4


@pytest.mark.parametrize("script", [NOT_STARTED, BREAKS_OFF], ids=["can't start", "breaks off"])
def test_so_it_is_where_the_second_fails(script: str, page: Any, forms: Path, alone: tuple[str, bytes]) -> None:
    by_two = page(script)
    assert outcome(by_two, forms) == alone
    assert [ended for _asked, ended in asked(by_two)] == [False, True]


def test_what_is_wrong_with_forms_is_said_alike(page: Any, forms: Path, tmp_path: Path) -> None:
    """The last forms are those that the second reads: a workbook with macros, a text, and a form that is cut off."""
    wrong = [tmp_path / f"{name}.xlsx" for name in ("x", "y", "z")]
    form = (forms / "01.xlsx").read_bytes()
    for file, content in zip(
        wrong, (form.replace(b"xl/theme/theme1.xml", b"xl/vbaProject00.bin"), b"no", form[:9000]), strict=True
    ):
        file.write_bytes(content)
    said = []
    for one in (page(), page(ALONE)):
        dropped(one, *forms.iterdir(), *wrong)
        expect(one.get_by_text("z.xlsx").first).to_be_visible(timeout=LONG)
        said.append(one.locator("main").inner_text())
    assert said[0] == said[1]


def test_both_are_stopped_at_once_and_both_read_again(page: Any, forms: Path, alone: tuple[str, bytes]) -> None:
    by_two = page()
    dropped(by_two, *forms.iterdir())
    by_two.locator("progress").wait_for(timeout=LONG)
    by_two.get_by_role("button", name="Stop").click()
    expect(by_two.get_by_text("Gestopt.")).to_be_visible(timeout=1_000)
    assert by_two.evaluate("window.workers.slice(0, 2).map((one) => one.isEnded)") == [True, True]
    by_two.get_by_role("button", name="Opnieuw proberen").click()
    expect(by_two.locator("article h2").first).to_be_visible(timeout=LONG)
    assert by_two.locator("article").first.inner_text() == alone[0]
    assert by_two.evaluate("window.workers.map((one) => one.isEnded)") == [True, True, False, True]
