"""What the page asks and gets: the same as the library says, in plain data."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import lcc
import make
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.page.bridge import _ANSWERS, answer
from lcc.page.texts import TEXTS, texts_in

Files = list[tuple[str, bytes]]


def asked(ask: str, files: Files | None = None, **words: Any) -> tuple[dict[str, Any], dict[str, bytes]]:
    said, made = answer(ask, json.dumps({"language": "en", **words}), files or [], lambda _at, _of: None)
    return json.loads(said), dict(made)


def dropped(name: str) -> Files:
    """Return the files of an example as somebody drops its folder."""
    folder = shipped.examples()[name]
    inside = [folder / "tender.yaml", *sorted((folder / "bids").rglob("*")), *folder.glob("scores.yaml")]
    return [(str(file.relative_to(folder)), file.read_bytes()) for file in inside if file.is_file()]


def rows(document: Mapping[str, Any], caption: str) -> list[list[str]]:
    [table] = [one for one in document["blocks"] if one["kind"] == "table" and one["caption"] == caption]
    return list(table["rows"])


@pytest.mark.parametrize("name", make.EXAMPLES)
def test_the_ranking_is_that_of_the_library(name: str) -> None:
    opened, _files = asked("open", dropped(name))
    assert (opened["problems"], opened["bids"]) == ([], len(make.example(name).offered))
    found, _files = asked("rank")
    ranking = lcc.score(make.example(name)).ranking
    assert [row[:2] for row in rows(found["outcomes"][0], "Ranking, EUR")] == [
        [str(one.rank or "-"), one.bidder] for one in ranking
    ]


def test_while_bids_are_read_it_is_said_how_far_that_is() -> None:
    told: list[tuple[int, int]] = []
    answer("open", '{"language": "en"}', dropped("street-furniture"), lambda at, of: told.append((at, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_documents_are_made_of_bids_that_were_opened_again_and_not_ranked_again() -> None:
    asked("open", dropped("street-furniture"))
    _said, made = asked("workbook")
    assert list(made) == ["comparison.xlsx"]


def test_what_is_wrong_is_said_by_supplier_and_can_be_left_out() -> None:
    files = [*dropped("street-furniture"), ("bids/late.xlsx", b"PK\x03\x04 no workbook")]
    opened, _files = asked("open", files)
    [wrong] = opened["problems"]
    assert wrong["supplier"] == "late.xlsx"
    assert {"found", "expected", "mend", "where", "file"} == set(wrong["problems"][0])
    assert asked("rank")[0] == {"problems": []}
    opened, _files = asked("open", files, leave_out=["bids/late.xlsx"])
    assert (opened["problems"], opened["bids"]) == ([], 4)


def test_without_a_tender_and_with_two_nothing_is_read() -> None:
    files = dropped("street-furniture")
    assert asked("open", files[1:])[0]["tender"] is None
    twice = [*files, ("other/tender.yaml", files[0][1])]
    assert asked("open", twice)[0]["tender"] is None
    chosen, _files = asked("open", twice, tender="tender.yaml", leave_out=["other/tender.yaml"])
    assert chosen["tender"] == {"title": "Straatmeubilair", "authority": "Gemeente Voorbeeld"}


def test_another_number_gives_the_ranking_of_a_tender_with_that_number() -> None:
    asked("open", dropped("street-furniture"))
    numbers = {one["path"]: one for one in asked("numbers")[0]["numbers"]}
    assert numbers["discount.rate[0].rate"]["is_share"]
    found, _files = asked("try", changes={"discount.rate[0].rate": 0.05, "inflation": 0.03})
    tender = make.example("street-furniture").tender.model_dump(mode="json", exclude_unset=True)
    del tender["discount"]["profile"]
    tender["discount"]["rate"][0]["rate"], tender["inflation"] = 0.05, 0.03
    wanted = lcc.score(tender, [lcc.Bid.model_validate(one) for one in make.example("street-furniture").offered])
    assert [row[:3] for row in found["rows"]] == [
        [str(one.rank), one.bidder, f"{one.life_cycle_cost:,.2f}"] for one in wanted.ranking
    ]


def test_a_number_that_no_tender_can_have_is_said() -> None:
    asked("open", dropped("street-furniture"))
    assert asked("try", changes={"horizon_years": -3})[0] == {
        "cannot": "With these numbers the bids can't be compared."
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["street-furniture", "reusable-cups"])
def test_a_bid_that_is_filled_in_on_the_page_is_the_very_form(name: str, language: str) -> None:
    files = dropped(name)
    for submission in make.example(name).bids:
        form = lcc.form(("tender.yaml", files[0][1]), language, bid=submission.bid)  # type: ignore[arg-type]
        begun, _files = asked("begin_bid", [files[0], ("begun.xlsx", form)], language=language)
        signed = {'["bidder", "name"]': submission.bid.name, **begun["answers"]}
        missing, _files = asked("check_bid", answers=signed, language=language)
        assert missing == {"missing": []}
        _said, made = asked("save_bid", answers=signed, language=language)
        [saved] = made.values()
        [again] = lcc.read(("tender.yaml", files[0][1]), [("saved.xlsx", saved)]).offered
        assert again.model_copy(update={"bidder": submission.bid.bidder}) == submission.bid


def test_what_a_bid_comes_to_is_what_the_form_shows() -> None:
    files = dropped("street-furniture")
    begun, _files = asked("begin_bid", [files[0], ("begun.xlsx", dict(files)["bids/kringloopbank.xlsx"])])
    _said, made = asked("save_bid", answers=begun["answers"])
    [content] = made.values()
    first = load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    shown = {name: text for name, text in begun["worked_out"].items() if name.startswith(f"{first.title}!")}
    assert shown
    for name, text in shown.items():
        row, column = map(int, name.rpartition("!")[2].split(","))
        value = first.cell(row + 1, column + 1).value
        assert text.replace(",", "") in (str(value), f"{value:.2f}" if isinstance(value, int | float) else value)


def test_a_form_alone_does_not_say_what_is_asked() -> None:
    files = dict(dropped("street-furniture"))
    assert asked("begin_bid", [("begun.xlsx", files["bids/kringloopbank.xlsx"])])[0] == {"needs_tender": True}


def test_everything_is_in_one_archive_and_what_can_not_be_made_is_said() -> None:
    asked("open", dropped("street-lighting"))
    asked("rank")
    said, made = asked("everything")
    [(name, content)] = made.items()
    assert (name, said["left_out"]) == ("award.zip", [])
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [one for one in names if "/" not in one] == [
        "comparison.xlsx",
        "result.json",
        "proposal.docx",
        "annex.docx",
    ]
    assert sum(one.startswith("letters/") for one in names) == sum(one.startswith("proofs/") for one in names) == 3


def test_a_proof_is_confirmed_alone_and_in_court() -> None:
    asked("open", dropped("street-lighting"))
    asked("rank")
    _said, made = asked("everything")
    archive = zipfile.ZipFile(io.BytesIO(made["award.zip"]))
    proof, award = (
        (name, archive.read(name)) for name in ("proofs/proof-lumen-bv.json", "confidential/award.json")
    )
    alone, _files = asked("verify", [proof])
    assert (len(alone["confirmed"]), alone["differences"], len(alone["unseen"])) == (1, [], 4)
    assert alone["own"]["subtitle"] == "Lumen BV"
    court, _files = asked("verify", [proof, award])
    assert (len(court["confirmed"]), court["differences"]) == (3, [])
    changed = proof[1].replace(b'"life_cycle_cost": 4044', b'"life_cycle_cost": 4045', 1)
    assert changed != proof[1]
    denied, _files = asked("verify", [(proof[0], changed)])
    assert denied["differences"]
    assert denied["confirmed"] == []


def test_a_book_is_started_and_says_what_is_missing_before_anything_goes_out() -> None:
    choices, _files = asked("choices")
    assert "street-furniture" in dict(choices["templates"])
    _said, made = asked("start", template="street-furniture", procedure="national", title="Benches", parts=["vat"])
    [(name, book)] = made.items()
    assert name == "benches.xlsx"
    said, made = asked("papers", [(name, book)])
    assert said.get("problems") or set(made) == {"form.xlsx", "method.docx"}
    _said, made = asked("papers", [("tender.yaml", dict(dropped("street-furniture"))["tender.yaml"])])
    assert set(made) == {"form.xlsx", "method.docx"}


def test_what_is_in_the_page_is_in_both_languages() -> None:
    assert texts_in("en") == dict(TEXTS)
    same = {name for name, text in texts_in("nl").items() if text == TEXTS[name]}
    assert same <= {"stop", "role_scores"}


def test_the_page_asks_only_what_there_is() -> None:
    web = Path(str(lcc.__file__)).parent / "page" / "web"
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in web.glob("*.js"))
    asked_by_page = set(re.findall(r'engine\.ask\("(\w+)"', scripts)) | set(
        re.findall(r'keep\("(\w+)"\)', scripts)
    )
    assert asked_by_page <= set(_ANSWERS)
    assert set(re.findall(r"\bt\.(\w+)", scripts)) <= set(TEXTS)
