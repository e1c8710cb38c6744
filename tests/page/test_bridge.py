"""What the page asks and gets: the same as the library says, in plain data."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from asking import asked, dropped
from openpyxl import load_workbook

import lcc
import make
import quotes
from lcc.excel.score_sheet.write import names_on_sheet, score_layout
from lcc.page import bridge
from lcc.page.bridge import _ANSWERS, answer
from lcc.page.texts import TEXTS, texts_in
from lcc.record.version import LAYOUT


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


def test_what_was_decided_on_bids_counts_for_the_ranking_for_other_numbers_and_for_the_papers() -> None:
    decided = b"""\
tender: openbare-verlichting-2027
decisions:
- {bid: Licht als Dienst BV, what: withdrawn, ground: of_the_bidder, reason: No staff., at: 2027-05-20T10:00+02:00,
   by: [Noor]}
"""
    opened, _files = asked("open", [*dropped("street-lighting"), ("decisions.yaml", decided)])
    assert (opened["problems"], opened["roles"]["decisions.yaml"]) == ([], "decisions")
    found, _files = asked("rank")
    order = [row[1] for row in rows(found["outcomes"][0], "Ranking, EUR")]
    assert order == ["Tweede Licht BV", "Lumen BV", "Licht als Dienst BV"]
    tried, _files = asked("try", changes={"inflation": 0.03})
    [ranking] = tried["rankings"]
    assert [row[:2] for row in ranking["rows"]][-1] == ["-", "Licht als Dienst BV"]
    said, made = asked("everything")
    assert said["left_out"] == []
    archive = zipfile.ZipFile(io.BytesIO(made["award.zip"]))
    assert "report of the award.docx" in archive.namelist()


def test_while_bids_are_read_it_is_said_how_far_that_is() -> None:
    told: list[tuple[str, int, int]] = []
    answer("open", '{"language": "en"}', dropped("street-furniture"), lambda *said: told.append(said))
    assert told == [("bids", number, 4) for number in (1, 2, 3, 4)]


def test_what_is_being_done_is_told_by_a_name_that_the_page_has_words_for() -> None:
    told: list[str] = []

    def tell(doing: str, _at: int, _of: int) -> None:
        told.append(doing)

    asked("open", dropped("street-lighting"))
    for ask in ("rank", "workbook", "everything"):
        answer(ask, '{"language": "en"}', [], tell)
    papers = ["workbook", "letters", "papers", "papers", "papers", "proofs"]
    assert told == ["comparison", "workbook", *papers], "what was worked out is not worked out again"
    assert {f"doing_{one}" for one in (*told, "bids")} <= {*TEXTS}


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
    assert wrong["problems"][0]["mend"].endswith("Or go on without it: take the tick away at 'late.xlsx'.")
    assert asked("rank")[0] == {"lost": True}
    opened, _files = asked("open", files, leave_out=["bids/late.xlsx"])
    assert (opened["problems"], opened["bids"], opened["left_out"]) == ([], 4, ["bids/late.xlsx"])


def test_without_a_tender_and_with_two_nothing_is_read() -> None:
    files = dropped("street-furniture")
    assert asked("open", files[1:])[0]["tender"] is None
    twice = [*files, ("other/tender.yaml", files[0][1] + b"# Another version of it")]
    assert asked("open", twice)[0]["tender"] is None
    assert asked("open", twice)[0]["open"] == {"tender": ["other/tender.yaml", "tender.yaml"]}
    chosen, _files = asked("open", twice, chosen={"tender": ["tender.yaml", "other/tender.yaml"]})
    assert (chosen["problems"], chosen["roles"]["other/tender.yaml"]) == ([], "unused")
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
    [ranking] = found["rankings"]
    assert [row[:3] for row in ranking["rows"]] == [
        [str(one.rank), one.bidder, f"{one.life_cycle_cost:,.2f}"] for one in wanted.ranking
    ]


def test_a_part_of_something_can_be_tried_up_to_all_of_it() -> None:
    asked("open", dropped("street-furniture"))
    reach = {one["path"]: (one["low"], one["high"]) for one in asked("numbers")[0]["numbers"]}
    assert (reach["items[0].return_rate"], reach["inflation"]) == ((0, 1), (0.0, 0.1))


def test_a_number_that_no_tender_can_have_is_said() -> None:
    asked("open", dropped("street-furniture"))
    [horizon] = [one for one in asked("numbers")[0]["numbers"] if one["path"] == "horizon_years"]
    said = asked("try", changes={"horizon_years": -3})[0]["cannot"]
    assert said.startswith(f"{horizon['label']}: at least 1 ")


def test_where_the_rank_follows_a_score_that_stands_beside_the_cost() -> None:
    asked("open", dropped("street-lighting"))
    [ranking] = asked("try", changes={"inflation": 0.02})[0]["rankings"]
    assert ranking["score"].startswith("Score, ")
    scores = [float(row[4].replace(",", "")) for row in ranking["rows"]]
    assert sorted(scores) in (scores, scores[::-1])
    assert {len(row) for row in ranking["rows"]} == {6}


def test_what_is_still_as_in_the_template_is_said_before_it_goes_out() -> None:
    _name, tender = dropped("street-furniture")[0]
    said = asked("papers", [("tender.yaml", tender)])[0]["of_template"]
    assert said == [
        "Contracting authority: Gemeente Voorbeeld",
        "Tender: Straatmeubilair",
        "Bank met rugleuning: 100",
    ]
    own = tender.replace(b"Gemeente Voorbeeld", b"Gemeente Zelf").replace(b": Straatmeubilair", b": Banken")
    own = own.replace(b"quantity: 100", b"quantity: 12")
    assert asked("papers", [("tender.yaml", own)])[0]["of_template"] == []


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("street-furniture", "nl"),
        ("reusable-cups", "en"),
        pytest.param("street-furniture", "en", marks=pytest.mark.thorough),
        pytest.param("reusable-cups", "nl", marks=pytest.mark.thorough),
    ],
)
def test_a_bid_that_is_filled_in_on_the_page_is_the_very_form(name: str, language: str) -> None:
    files = dropped(name)
    for submission in make.example(name).bids:
        form = lcc.form(("tender.yaml", files[0][1]), language, bid=submission.bid)  # type: ignore[arg-type]
        begun, _files = asked("begin_bid", [files[0], ("begun.xlsx", form)], language=language)
        signed = {'["bidder", "name"]': submission.bid.name, **begun["answers"]}
        missing, _files = asked("check_bid", answers=signed, language=language)
        assert missing["missing"] == []
        assert rows(
            missing["by_year"],
            "Payments and receipts by calendar year, EUR"
            if language == "en"
            else "Betalingen en ontvangsten per kalenderjaar, EUR",
        )
        _said, made = asked("save_bid", answers=signed, language=language)
        [saved] = made.values()
        [again] = lcc.read(("tender.yaml", files[0][1]), [("saved.xlsx", saved)]).offered
        assert again.model_copy(update={"bidder": submission.bid.bidder}) == submission.bid


BIDS = ("kringloopbank.xlsx", "circulaire-straat.xlsx")


def begun(bid: str, **words: Any) -> dict[str, Any]:
    """Return what is asked of a bid for benches that was begun."""
    files = dict(dropped("street-furniture"))
    return asked("begin_bid", [("tender.yaml", files["tender.yaml"]), (bid, files[f"bids/{bid}"])], **words)[0]


def test_a_form_that_is_opened_later_brings_all_of_its_answers() -> None:
    first, second = begun("kringloopbank.xlsx"), begun("circulaire-straat.xlsx")
    typed = first["answers"] | {'["offers", 0, "costs", 5, "name"]': "Typed"}
    files = dict(dropped("street-furniture"))
    both = [("tender.yaml", files["tender.yaml"]), *((name, files[f"bids/{name}"]) for name in BIDS)]
    before = {"seen": first["seen"], "counted": first["counted"], "answers": typed}
    later, _files = asked("begin_bid", both, **before)
    assert (later["is_new_form"], later["answers"]) == (True, second["answers"])
    assert later["counted"]["bid"] == "circulaire-straat.xlsx"
    again, _files = asked(
        "begin_bid", both, seen=later["seen"], counted=later["counted"], answers={'["bidder", "name"]': "Typed"}
    )
    assert (again["is_new_form"], again["answers"]['["bidder", "name"]']) == (False, "Typed")
    assert asked("begin_bid", both)[0] == {"several": {"bid": sorted(BIDS)}}


def test_a_tender_that_is_opened_later_counts_and_what_was_typed_stays() -> None:
    name, tender = dropped("street-furniture")[0]
    first, _files = asked("begin_bid", [(name, tender)])
    newer = tender.replace(b"title: Straatmeubilair", b"title: Straatmeubilair 2", 1)
    assert newer != tender
    typed = {'["bidder", "name"]': "Typed"}
    found, _files = asked(
        "begin_bid",
        [(name, tender), ("tender (2).yaml", newer)],
        seen=first["seen"],
        counted=first["counted"],
        answers=typed,
    )
    assert (found["title"], found["answers"]) == ("Straatmeubilair 2", typed)


def test_who_bids_reads_what_the_purchaser_will_be_told_of_the_bid() -> None:
    answers = begun("kringloopbank.xlsx")["answers"]
    assert asked("check_bid", answers=answers)[0]["told"] == []
    too_long = {
        '["offers", 0, "included", "demolition"]': "true",
        '["offers", 0, "buy_back", "service_life_years"]': 40,
    }
    found, _files = asked("check_bid", answers=answers | too_long)
    assert found["missing"] == []
    [included, life] = [one for one in found["told"] if "named as included" in one or "lasts 40 years" in one]
    assert included.startswith("Kringloopbank: ")
    assert life.startswith("Kringloopbank: ")


def test_what_is_expected_at_a_field_is_said_as_it_is_typed_there() -> None:
    wrong: dict[str, Any] = {
        '["offers", 0, "buy_back", "price"]': -900,
        '["offers", 0, "buy_back", "buy_back", 0, "share_of_price"]': 130,
        '["offers", 0, "costs", 1, "phase"]': "",
    }
    found, _files = asked("check_bid", answers=begun("kringloopbank.xlsx")["answers"] | wrong)
    said = {one["field"]: (one["expected"], one["mend"]) for of in found["missing"] for one in of["problems"]}
    assert [said[field] for field in wrong] == [
        ("a number of at least 0", "Correct the number."),
        ("a percentage of at most 100 %", "Type the percentage again: for 30 percent, type 30."),
        ("an answer", "Fill it in."),
    ]


def test_a_note_over_two_rows_of_the_sheet_is_one_and_speaks_of_what_is_on_the_page() -> None:
    notes = [
        entry.get("note")
        for sheet in begun("kringloopbank.xlsx")["sheets"]
        for part in sheet["parts"]
        for entry in part["entries"]
    ]
    whole = "In a straight line between two steps; nothing is paid back past the last one."
    assert notes.count(whole) == 2
    assert not [one for one in notes if one and (one[0].islower() or "other blocks" in one)]


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
    begun, _files = asked("begin_bid", [("begun.xlsx", files["bids/kringloopbank.xlsx"])])
    assert (begun["needs_tender"], "sheets" in begun) == (True, False)


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
        "report of the award.docx",
        "annex.docx",
    ]
    assert sum(one.startswith("letters/") for one in names) == sum(one.startswith("proofs/") for one in names) == 3


def test_what_follows_from_the_day_of_sending_is_said_before_the_letters_are_saved() -> None:
    name, tender = dropped("street-furniture")[0]
    in_europe = re.sub(rb"(?m)^(authority: .*)$", rb"\1\nprocedure: european", tender, count=1)
    asked("open", [(name, in_europe), *dropped("street-furniture")[1:]])
    said = asked("sending", sent="2027-06-06")[0]["before_sending"]
    assert "Standstill period: 7 June 2027 to 28 June 2027." in said
    assert any("in a weekend or on a holiday" in line for line in said)
    assert any(
        "before the base date of the tender" in line
        for line in asked("sending", sent="2020-06-02")[0]["before_sending"]
    )
    assert asked("sending", sent="")[0] == asked("sending", sent="0002-06-06")[0] == {"before_sending": []}


def test_without_a_procedure_it_is_said_that_no_period_is_worked_out() -> None:
    name, tender = dropped("street-furniture")[0]
    of_none = re.sub(rb"(?m)^procedure: .*\n", b"", tender)
    asked("open", [(name, of_none), *dropped("street-furniture")[1:]])
    [line] = asked("sending", sent="2027-06-02")[0]["before_sending"]
    assert line.startswith("The tender does not state its procedure")


def test_what_is_open_in_the_letters_is_said_once_they_are_saved() -> None:
    files = dropped("street-furniture")
    asked("open", files)
    said, _made = asked("everything", sent="2027-06-02")
    assert "place (all letters)" in said["to_fill_in"] or "our reference (all letters)" in said["to_fill_in"]
    assert not any(line.startswith("date (") for line in said["to_fill_in"])
    assert any(line.startswith("date (") for line in asked("everything")[0]["to_fill_in"])


def test_a_market_consultation_has_no_letters_and_no_proofs_of_an_award() -> None:
    name, tender = dropped("street-furniture")[0]
    consulted = re.sub(rb"(?m)^(authority: .*)$", rb"\1\nprocedure: market_consultation", tender, count=1)
    opened, _files = asked("open", [(name, consulted), *dropped("street-furniture")[1:]])
    assert (opened["problems"], opened["has_letters"]) == ([], False)
    said, made = asked("everything")
    assert said["to_fill_in"] == []
    assert asked("sending", sent="2027-06-06")[0] == {"before_sending": []}
    assert zipfile.ZipFile(io.BytesIO(made["award.zip"])).namelist() == ["comparison.xlsx", "result.json"]
    [why] = said["left_out"]
    assert why["problems"][0]["expected"] == "a procedure in which a contract is awarded"


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
    assert ["street-furniture", "Street furniture", "Public space"] in choices["templates"]
    _said, made = asked("start", template="street-furniture", procedure="national", title="Benches", parts=["vat"])
    [(name, book)] = made.items()
    assert name == "benches.xlsx"
    said, made = asked("papers", [(name, book)])
    assert said.get("problems") or made
    said, made = asked("papers", [("tender.yaml", dict(dropped("street-furniture"))["tender.yaml"])])
    [content] = made.values()
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["form.xlsx", "method.docx"]
    assert not said["is_scored"]


def test_three_quotes_grow_into_a_tender_with_what_is_filled_in() -> None:
    _said, sheet = asked("start", template="street-furniture", procedure="three_quotes", title="Benches", parts=[])
    [quoted] = sheet.items()
    assert asked("papers", [quoted])[0] == {"is_quotes": True}
    grown, made = asked("lay_out", [quoted])
    [(name, book)] = made.items()
    assert (name, grown["left"]) == ("benches.xlsx", [])
    assert asked("open", [(name, book)])[0]["roles"] == {"benches.xlsx": "tender"}
    assert len(load_workbook(io.BytesIO(book)).sheetnames) > len(load_workbook(io.BytesIO(quoted[1])).sheetnames)


def typed_scores(sheet: bytes, assessor: str) -> bytes:
    """Fill in a score sheet as an assessor would."""
    read, content = make.example("street-lighting"), io.BytesIO()
    names = names_on_sheet(read.tender, read.offered)
    book = load_workbook(io.BytesIO(sheet))
    for cell in score_layout(read.tender, names, "en", assessor).inputs:
        assert cell.input
        score = next(iter(cell.input.choices), 7)
        is_score = cell.input.key[-1] == "score"
        book.worksheets[0].cell(cell.row + 1, cell.column + 1).value = score if is_score else "Clear."
    book.save(content)
    return content.getvalue()


def test_quality_is_scored_before_a_price_is_seen() -> None:
    files = [one for one in dropped("street-lighting") if one[0] != "scores.yaml"]
    opened, _files = asked("open", files)
    assert (opened["is_to_be_scored"], opened["problems"]) == (True, [])
    refused, _files = asked("rank")
    assert "outcomes" not in refused
    _said, made = asked("score_sheets")
    sheets = zipfile.ZipFile(io.BytesIO(made["scores.zip"]))
    assessors = ("Noor de Wit", "Bram Visser")
    filled = [
        (name, typed_scores(sheets.read(name), assessor))
        for name, assessor in zip(sheets.namelist(), assessors, strict=True)
    ]
    opened, _files = asked("open", [*files, filled[0]])
    assert (opened["can_be_final"], opened["is_to_be_scored"]) == (True, True)
    [missing] = asked("final_scores", by="Purchaser")[0]["problems"]
    assert missing["problems"][0]["mend"] == "Have it filled in, and open it too."
    asked("open", [*files, *filled])
    _said, made = asked("final_scores", by="Purchaser")
    opened, _files = asked("open", [*files, *filled, ("scores.yaml", made["scores.yaml"])])
    assert (opened["is_to_be_scored"], opened["problems"]) == (False, [])
    assert b"by: Purchaser" in made["scores.yaml"]
    assert asked("rank")[0]["outcomes"]


def test_scores_that_are_open_still_are_made_final_too() -> None:
    scores = dict(dropped("street-lighting"))["scores.yaml"]
    still_open = re.sub(rb"(?ms)^locked:.*?(?=^\w|\Z)", b"", scores)
    assert still_open != scores
    files = [one for one in dropped("street-lighting") if one[0] != "scores.yaml"]
    opened, _files = asked("open", [*files, ("scores.yaml", still_open)])
    assert (opened["problems"], opened["is_to_be_scored"], opened["can_be_final"]) == ([], True, True)
    _said, made = asked("final_scores", by="Purchaser")
    opened, _files = asked("open", [*files, ("scores.yaml", made["scores.yaml"])])
    assert (opened["problems"], opened["is_to_be_scored"]) == ([], False)


def test_other_scores_than_those_that_were_made_final_are_refused_in_their_file_and_in_a_comparison() -> None:
    files = dict(dropped("street-lighting"))
    final = files.pop("scores.yaml")
    changed = final.replace(b"score: 6.0", b"score: 10.0", 1)
    assert changed != final
    opened, _files = asked("open", [*files.items(), ("scores.yaml", changed)])
    [problem] = [one for of in opened["problems"] for one in of["problems"]]
    assert asked("rank")[0] == {"lost": True}
    assert problem["mend"] == "Take the file as it was saved when the scores were made final."
    assert asked("everything") == ({"lost": True}, {})
    asked("open", [*files.items(), ("scores.yaml", final)])
    book = load_workbook(io.BytesIO(asked("workbook")[1]["comparison.xlsx"]))
    [cell, *_others] = [cell for row in book["Quality"].iter_rows() for cell in row if cell.value == 6]
    cell.value = 10
    buffer = io.BytesIO()
    book.save(buffer)
    [problem] = asked("open", [("comparison.xlsx", buffer.getvalue())])[0]["problems"][0]["problems"]
    assert problem["mend"] == "Put it back: a score that is final is not changed here."


def test_of_two_final_scores_nothing_is_compared_before_somebody_says_which_counts() -> None:
    files = dict(dropped("street-lighting"))
    others = files["scores.yaml"].replace(b"score: 6.0", b"score: 10.0", 1)
    opened, _files = asked("open", [*files.items(), ("scores (2).yaml", others)])
    assert (opened["open"], opened["tender"]) == ({"scores": ["scores (2).yaml", "scores.yaml"]}, None)
    assert asked("rank")[0] == {"lost": True}


LOTS = Path(__file__).parents[1] / "forms" / f"v{LAYOUT}" / "lots"


def test_lots_are_awarded_together_and_each_has_its_outcome_and_what_if() -> None:
    tender, bid = ((name, (LOTS / name).read_bytes()) for name in ("tender.yaml", "bid.yaml"))
    opened, _files = asked("open", [tender, bid])
    assert opened["problems"] == []
    outcomes = asked("rank")[0]["outcomes"]
    assert [row[2] for row in rows(outcomes[0], "Awards")][:2] == ["Poolhout BV"] * 2
    assert len(outcomes) == 3
    rankings = asked("try", changes={"inflation": 0.03})[0]["rankings"]
    assert [one["title"] for one in rankings] == ["Noord", "Zuid"]
    assert [one["rows"][0][1] for one in rankings] == ["Poolhout BV"] * 2
    _said, made = asked("everything")
    names = zipfile.ZipFile(io.BytesIO(made["award.zip"])).namelist()
    assert [name for name in names if name.endswith("comparison.xlsx")] == [
        "comparison.xlsx", "lot-noord/comparison.xlsx", "lot-zuid/comparison.xlsx",
    ]  # fmt: skip


def test_a_supplier_of_lots_is_paid_by_year_for_each_of_them() -> None:
    tender, form = ((name, (LOTS / name).read_bytes()) for name in ("tender.yaml", "form-en.xlsx"))
    begun, _files = asked("begin_bid", [tender, form])
    checked, _files = asked("check_bid", answers={'["bidder", "name"]': "Poolhout BV", **begun["answers"]})
    assert checked["missing"] == []
    blocks = checked["by_year"]["blocks"]
    assert [one["text"] for one in blocks if one["kind"] == "heading"] == ["Noord", "Zuid"]


def test_what_a_bid_is_paid_by_year_is_its_budget_in_the_comparison() -> None:
    files = dropped("reusable-cups")
    begun, _files = asked("begin_bid", [files[0], files[1]])
    shown = asked("check_bid", answers={'["bidder", "name"]': "X", **begun["answers"]})[0]["by_year"]
    found = lcc.score(make.example("reusable-cups")).evaluation
    carried = lcc.read(("tender.yaml", files[0][1]), [("bid.xlsx", files[1][1])]).offered[0]
    place = next(k for k, one in enumerate(found.bids) if one.bid.name == carried.name)
    total = [f"{one:,.0f}" for one in found.budgets[place].total]
    by_year = rows(shown, "Payments and receipts by calendar year, EUR")
    assert [row[-1] for row in by_year[:-1]] == total[: len(by_year) - 1]


def test_answers_are_the_same_in_either_language() -> None:
    files = dropped("street-furniture")
    begun, _files = asked("begin_bid", files[:2], language="nl")
    answers = {'["bidder", "name"]': "Hardhout BV", **begun["answers"]}
    dutch, english = (asked("questions", answers=answers, language=one)[0] for one in ("nl", "en"))
    assert dutch["sheets"] != english["sheets"]
    assert asked("check_bid", answers=answers, language="nl")[0]["missing"] == []
    assert asked("check_bid", answers=answers, language="en")[0]["missing"] == []


def test_what_is_missing_in_a_bid_names_its_question() -> None:
    asked("begin_bid", dropped("street-furniture")[:1])
    [missing] = asked("check_bid", answers={})[0]["missing"]
    first = missing["problems"][0]
    assert (first["field"], first["where"]) == ('["bidder", "name"]', "Bidder")


def test_what_an_earlier_form_of_another_tender_brought_along_is_said() -> None:
    cups, benches = dropped("reusable-cups"), dropped("street-furniture")
    begun, _files = asked("begin_bid", [benches[0], ("earlier.xlsx", cups[1][1])])
    told = [one["sentence"] for one in begun["carried"]]
    assert told[1].startswith("The earlier form is of tender bekers-2027, this one is of straatmeubilair-2027.")
    assert any(one["entries"] for one in begun["carried"])


def test_after_a_stop_what_was_opened_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("submissions", "scored", "tender", "layouts", "looked_back"):
        monkeypatch.setattr(bridge._AtHand, name, None)
    for ask in ("rank", "workbook", "everything", "numbers", "try", "score_sheets", "look_back_paper"):
        assert asked(ask, changes={})[0] == {"lost": True}
    for ask in ("work_out", "check_bid", "save_bid", "questions"):
        assert asked(ask, answers={})[0] == {"lost": True}


def test_a_sheet_that_looks_back_says_what_would_have_come_of_it() -> None:
    _said, made = asked("look_back_sheet", template="street-furniture")
    [(name, sheet)] = made.items()
    book, typed = load_workbook(io.BytesIO(sheet)), io.BytesIO()
    quotes.type_in_look_back(book)
    book.save(typed)
    found, _files = asked("look_back", [(name, typed.getvalue())])
    said = found["outcome"]["blocks"][1]["text"]
    assert said.startswith("Supplier 0 asked least.")
    assert list(asked("look_back_paper")[1]) == ["look back.docx"]
    [refused] = asked("look_back", [(name, sheet)])[0]["problems"]
    assert refused["problems"]


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
