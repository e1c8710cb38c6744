"""The score sheet: what is filled in is what is read, names and money stay off it, and what is wrong has its cell."""

import io
import zipfile
from collections.abc import Callable, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import make
from lcc.excel.score_sheet.write import names_on_sheet, score_layout, write_score_sheet
from lcc.intake.score_sheets import read_score_sheets
from lcc.language import LANGUAGES
from lcc.model import Bid, Tender
from lcc.model.quality import Scores
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from libreoffice import convert, needs_libreoffice

NAMES = ("Hardhout BV", "Circulaire Straat", "Statiegeld Meubilair")
WORDS = {"excellent, really": 1.0, "good": 0.75, "poor": 0.0}
QUALITY: dict[str, Any] = {
    "criteria": [
        {"id": "plan", "name": "Plan", "weight": 0.6, "minimum": 5.0, "description": "Who does what.\nAnd when."},
        {
            "id": "circular",
            "name": "Circularity",
            "weight": 0.4,
            "description": "Closing loops.",
            "criteria": [
                {"id": "reuse", "name": "Reuse", "weight": 0.5, "scale": {"kind": "words", "words": WORDS}},
                {"id": "worth", "name": "Worth", "weight": 0.3, "scale": {"kind": "money", "highest": 2.5e6}},
                {
                    "id": "apart",
                    "name": "Comes apart",
                    "weight": 0.2,
                    "scale": {
                        "kind": "measured",
                        "indicator": "detachability",
                        "steps": [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}],
                    },
                },
            ],
        },
    ],
}
RWS = {"kind": "words", "preset": "RWS 2023"}
GIVEN: dict[str, float | str] = {"plan": 7.5, "reuse": "good", "worth": 1250000.0}


def tender(**quality: Any) -> Tender:
    award = {"method": "quality_value", "quality_value": 1000.0}
    return make.tender(title="Benches", quality={**QUALITY, **quality}, award=award)


def bids(*names: str) -> list[Bid]:
    circularity = {"mass_kg": 10.0, "detachability": 0.5}
    return [
        make.bid(make.offer(make.purchase(price=123456.78), circularity=circularity), name=name) for name in names
    ]


BIDS = bids(*NAMES)


def scores(assessor: str | None = None, **changed: float | str) -> Scores:
    """Return the scores that an assessor gives all bids."""
    given = {**GIVEN, **changed}
    rows = [
        {
            "bid": name,
            "criterion": code,
            "assessor": assessor,
            "score": score,
            "justification": f"{code}: why.\nSo.",
        }
        for name in NAMES
        for code, score in given.items()
    ]
    return Scores.model_validate({"tender": "test", "scores": rows})


Cells = Mapping[tuple[str, str, str], str]
Edit = Callable[[Worksheet, Cells], None]


def cells_of(one: Tender, language: str = "en", assessor: str | None = None) -> dict[tuple[str, str, str], str]:
    layout = score_layout(one, names_on_sheet(one, BIDS), language, assessor)
    inputs = {cell.input.key: cell for cell in layout.inputs if cell.input}
    return {
        (str(bid), str(code), str(part)): f"{'ABCDE'[cell.column]}{cell.row + 1}"
        for (bid, code, part), cell in inputs.items()
    }


def edited(content: bytes, edit: Edit, cells: Cells) -> bytes:
    workbook, changed = load_workbook(io.BytesIO(content)), io.BytesIO()
    edit(workbook.worksheets[0], cells)
    workbook.save(changed)
    return changed.getvalue()


def fill(sheet: Worksheet, cells: Cells) -> None:
    """Fill in a sheet as an assessor would."""
    for (_bid, code, part), address in cells.items():
        sheet[address] = GIVEN[code] if part == "score" else f"{code}: why.\nSo."


def refused(
    files: Mapping[str, bytes], one: Tender, of: list[Bid] = BIDS
) -> list[tuple[str, str | None, str, str]]:
    """Return file, cell, found and expected of every problem."""
    with pytest.raises(InputRefusedError) as error:
        read_score_sheets(files, one, "tender.yaml", of)
    return [
        (one.file, one.origin.cell, worded(one).found.say(str), worded(one).expected.say(str))
        for one in error.value.problems
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hidden", [False, True])
def test_what_is_filled_in_is_what_is_read(language: str, hidden: bool) -> None:
    one = tender(hide_bidders=hidden)
    empty = write_score_sheet(one, BIDS, language, "Jan")
    content = edited(empty, fill, cells_of(one, language))
    assert read_score_sheets({"jan.xlsx": content}, one, "tender.yaml", BIDS) == scores("Jan")


def test_hidden_bids_get_their_own_scores_back() -> None:
    one = tender(hide_bidders=True)
    given = scores()
    own = [score.model_copy(update={"justification": f"of {score.bid}"}) for score in given.scores]
    content = write_score_sheet(one, BIDS, "en", None, given.model_copy(update={"scores": own}))
    read = read_score_sheets({"all.xlsx": content}, one, "tender.yaml", BIDS)
    assert {(score.bid, score.justification) for score in read.scores} == {(name, f"of {name}") for name in NAMES}


def test_sheets_of_several_assessors_in_any_order_make_the_same_scores() -> None:
    one = tender(assessors=["Jan", "Fatima"])
    sheets = {name: write_score_sheet(one, BIDS, "nl", name, scores(name)) for name in ("Jan", "Fatima")}
    read = [
        read_score_sheets({name: sheets[name] for name in order}, one, "tender.yaml", BIDS)
        for order in permutations(sheets)
    ]
    assert read[0] == read[1]
    assert len(read[0].scores) == 2 * len(NAMES) * len(GIVEN)


def every_part(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(name + archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("hidden", [False, True])
def test_no_name_of_a_hidden_bidder_and_never_an_amount_of_a_bid(hidden: bool) -> None:
    one = tender(hide_bidders=hidden)
    parts = every_part(write_score_sheet(one, BIDS, "en", "Jan", scores("Jan")))
    assert [name in parts for name in NAMES] == [not hidden] * 3
    assert "123456" not in parts
    assert "123,456" not in parts
    # What proves that the search can find something: the value of full quality that is scored is on the sheet.
    assert "2,500,000" in parts


def test_letters_follow_neither_names_nor_order_and_are_always_the_same() -> None:
    many = [f"Bidder {number:02}" for number in range(30)]
    one = tender(hide_bidders=True)
    shown = names_on_sheet(one, bids(*many))
    assert list(shown)[:2] == ["A", "B"]
    assert list(shown)[25:27] == ["Z", "AA"]
    assert list(shown.values()) != many
    assert sorted(shown.values()) == many
    assert names_on_sheet(one, bids(*reversed(many))) == shown
    assert names_on_sheet(make.tender(**{**one.model_dump(), "id": "other"}), bids(*many)) != shown


def texts(one: Tender) -> list[str]:
    sheet = load_workbook(io.BytesIO(write_score_sheet(one, BIDS, "en", "Jan"))).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_it_says_what_is_judged_and_does_not_ask_what_is_measured() -> None:
    said = texts(tender())
    for text in (
        "Jan",
        "Plan",
        "Who does what.\nAnd when.",
        "60 % of all quality",
        "from 0 to 10",
        "5. A bid that scores less is not ranked.",
        "Circularity: Reuse",
        "Closing loops.",
        "20 % of all quality (40 % x 50 %)",
        "excellent, really = 100 %; good = 75 %; poor = 0 %",
        "from EUR 0 to EUR 2,500,000",
        "Comes apart",
    ):
        assert said.count(text) == 1, text
    assert not [key for key in cells_of(tender()) if key[1] == "apart"]


def test_only_the_cells_to_fill_in_are_unlocked_and_they_know_their_bounds() -> None:
    sheet = load_workbook(io.BytesIO(write_score_sheet(tender(), BIDS, "en"))).worksheets[0]
    cells = cells_of(tender())
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == set(cells.values())
    said = sheet.data_validations.dataValidation
    rules = {cell: rule for rule in said for cell in str(rule.sqref).split()}
    points, words = rules[cells["Hardhout BV", "plan", "score"]], rules[cells["Hardhout BV", "reuse", "score"]]
    assert (points.type, points.formula1, points.formula2) == ("decimal", "0.0", "10.0")
    # A word with a comma does not fit in the rule itself.
    assert (words.type, words.formula1) == ("list", "lists!$A$1:$A$3")


def put(key: tuple[str, str, str], value: Any) -> Edit:
    def edit(sheet: Worksheet, cells: Cells) -> None:
        sheet[cells[key]] = value

    return edit


PLAN, WHY = ("Hardhout BV", "plan", "score"), ("Hardhout BV", "plan", "justification")
REUSE, WORTH = ("Hardhout BV", "reuse", "score"), ("Hardhout BV", "worth", "score")


@pytest.mark.parametrize(
    ("key", "value", "found", "expected"),
    [
        (PLAN, None, "nothing", "a value in this cell"),
        (WHY, None, "nothing", "a value in this cell"),
        (WHY, "  \n ", "nothing", "a value in this cell"),
        (PLAN, "=7+1", "formula '=7+1'", "a value, not a formula"),
        (WHY, '=HYPERLINK("x")', "formula '=HYPERLINK(\"x\")'", "text, not a formula"),
        (PLAN, "7,5", "text '7,5'", "a number, not digits that are kept as text"),
        (PLAN, True, "yes", "a number"),
        (PLAN, 10.5, "10.5", "a number from 0 to 10"),
        (PLAN, -1, "-1", "a number from 0 to 10"),
        (WORTH, 2500001, "2500001", "a number from 0 to 2,500,000"),
        (REUSE, "Great", "text 'Great'", "one of: excellent, really, good, poor"),
        (REUSE, 8, "8", "one of: excellent, really, good, poor"),
        (WHY, True, "yes", "text"),
        (WHY, "left\u202eright", "text 'left\\u202eright'", "text that is what it looks like; here stands U+202E"),
        (WHY, "w" * 5001, f"text '{'w' * 77}...'", "at most 5000 characters"),
    ],
)
def test_what_stands_wrong_in_a_cell(key: tuple[str, str, str], value: object, found: str, expected: str) -> None:
    one = tender()
    content = edited(write_score_sheet(one, BIDS, "en", None, scores()), put(key, value), cells_of(one))
    assert refused({"all.xlsx": content}, one) == [("all.xlsx", cells_of(one)[key], found, expected)]


def test_every_empty_cell_is_listed() -> None:
    one = tender()
    found = refused({"all.xlsx": write_score_sheet(one, BIDS, "en")}, one)
    assert [cell for _file, cell, _found, _expected in found] == list(cells_of(one).values())


def test_what_was_changed_beside_the_cells_to_fill_in() -> None:
    def edit(sheet: Worksheet, cells: Cells) -> None:
        row = int(cells[PLAN][1:])
        sheet[f"B{row}"] = "Circulaire Straat"
        sheet["F3"] = "a remark"
        sheet.row_dimensions[row].hidden = True

    one = tender()
    found = refused({"a": edited(write_score_sheet(one, BIDS, "en", None, scores()), edit, cells_of(one))}, one)
    row = cells_of(one)[PLAN][1:]
    assert [(cell, expected) for _file, cell, _found, expected in found] == [
        ("F3", "nothing in this cell"),
        (f"B{row}", "Hardhout BV, as the form was sent"),
        (f"C{row}", "a row and column that can be seen"),
        (f"D{row}", "a row and column that can be seen"),
    ]


def test_a_sheet_beside_it_and_another_name_in_the_head() -> None:
    one, changed = tender(), io.BytesIO()
    workbook = load_workbook(io.BytesIO(write_score_sheet(one, BIDS, "en", "Jan", scores("Jan"))))
    [sheet] = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    [name] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Jan"]
    name.value = "Fatima"
    workbook.create_sheet("mine")["B2"] = "thoughts"
    workbook.save(changed)
    found = refused({"a": changed.getvalue()}, one)
    assert [(cell, expected) for _file, cell, _found, expected in found] == [
        (name.coordinate, "Jan, as the form was sent"),
        (None, "only the sheets with which it was sent"),
    ]


def test_sheets_that_are_not_of_this_tender_as_it_is() -> None:
    one = tender()
    other = make.tender(**{**one.model_dump(), "id": "other"})
    stricter = tender(minimum=0.5)
    empty = io.BytesIO()
    load_workbook(io.BytesIO(write_score_sheet(one, BIDS, "en"))).save(empty)
    found = refused(
        {
            "other.xlsx": write_score_sheet(other, BIDS, "en", None, scores()),
            "criteria.xlsx": write_score_sheet(stricter, BIDS, "en", None, scores()),
            "bids.xlsx": write_score_sheet(one, BIDS[:2], "en", None, scores()),
            "mark.xlsx": edited(empty.getvalue(), lambda sheet, _at: sheet.__setitem__("A1", "lcc scores ["), {}),
            "none.xlsx": edited(empty.getvalue(), lambda sheet, _at: sheet.__setitem__("A1", None), {}),
            "text.xlsx": b"no workbook",
        },
        one,
    )
    as_now = "the score sheet of the criteria and bids as they are now"
    assert [(file, expected) for file, _cell, _found, expected in found] == [
        ("other.xlsx", "scores for tender test"),
        ("criteria.xlsx", as_now),
        ("bids.xlsx", as_now),
        ("mark.xlsx", "a score sheet of this tender"),
        ("none.xlsx", "a score sheet of this tender"),
        ("text.xlsx", "an Excel workbook (.xlsx)"),
    ]


def test_a_sheet_of_each_assessor_once() -> None:
    one = tender(assessors=["Jan", "Fatima"])
    jan = write_score_sheet(one, BIDS, "en", "Jan", scores("Jan"))
    assert refused({"a.xlsx": jan, "b.xlsx": jan}, one) == [
        ("b.xlsx", None, "text 'Jan'", "one score sheet of each assessor; a.xlsx is of the same one"),
        ("tender.yaml", None, "nothing", "a score sheet of Fatima"),
    ]


def test_consensus_needs_the_sheet_of_all_and_keeps_those_of_assessors() -> None:
    one = tender(assessors=["Jan", "Fatima"], assessment="consensus")
    jan = write_score_sheet(one, BIDS, "en", "Jan", scores("Jan"))
    assert refused({"jan.xlsx": jan}, one) == [
        ("tender.yaml", None, "nothing", "the score sheet on which the assessors agree")
    ]
    together = write_score_sheet(one, BIDS, "en", None, scores())
    read = read_score_sheets({"jan.xlsx": jan, "all.xlsx": together}, one, "tender.yaml", BIDS)
    assert {score.assessor for score in read.scores} == {None, "Jan"}


def test_prices_that_change_leave_a_sheet_valid() -> None:
    one = tender()
    content = write_score_sheet(one, BIDS, "en", None, scores())
    dearer = [make.bid(make.offer(make.purchase(price=5.0)), name=name) for name in NAMES]
    assert read_score_sheets({"all.xlsx": content}, one, "tender.yaml", dearer) == scores()


def test_the_same_input_gives_the_same_bytes_and_text_is_never_a_formula() -> None:
    one = tender()
    named = bids("=cmd()", *NAMES[1:])
    assert write_score_sheet(one, named, "nl") == write_score_sheet(one, named, "nl")
    sheet = load_workbook(io.BytesIO(write_score_sheet(one, named, "nl"))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == "=cmd()"} <= {"s"}


def test_rows_start_high_enough_for_their_text_and_may_grow() -> None:
    one, long = tender(), "A justification of many words. " * 40
    given = scores()
    longer = [score.model_copy(update={"justification": long.strip()}) for score in given.scores]
    content = write_score_sheet(one, BIDS, "en", None, given.model_copy(update={"scores": longer}))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    row = int(cells_of(one)[PLAN][1:])
    lines = len(long) / (sheet.column_dimensions["C"].width or 0)
    assert (sheet.row_dimensions[row].height or 0) >= 12 * lines
    assert "customHeight" not in every_part(content)


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_sheet_that_another_program_saved_reads_the_same(tmp_path: Path) -> None:
    one, file = tender(hide_bidders=True), tmp_path / "sheet.xlsx"
    file.write_bytes(write_score_sheet(one, BIDS, "en", None, scores()))
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    assert read_score_sheets({"all.xlsx": saved.read_bytes()}, one, "tender.yaml", BIDS) == scores()


@needs_libreoffice
@pytest.mark.libreoffice
def test_it_prints_on_a4_with_every_criterion_on_a_page(tmp_path: Path) -> None:
    import subprocess

    file = tmp_path / "sheet.xlsx"
    file.write_bytes(write_score_sheet(tender(), BIDS, "en", None, scores()))
    [pdf] = convert([file], "pdf", tmp_path)
    said = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert "Pages:           3" in said
    width, height = (float(part) for part in said.partition("Page size:")[2].split()[0:3:2])
    assert (round(width), round(height)) == (842, 595)


def test_a_word_of_digits_is_filled_in_though_a_file_has_a_number() -> None:
    one = tender(criteria=[QUALITY["criteria"][0] | {"weight": 1, "minimum": None, "scale": RWS}])
    given = [
        {"bid": name, "criterion": "plan", "assessor": "Jan", "score": score, "justification": "So."}
        for name, score in zip(NAMES, (3, "3", "NR"), strict=True)
    ]
    content = write_score_sheet(one, BIDS, "en", "Jan", Scores.model_validate({"tender": "test", "scores": given}))
    read = read_score_sheets({"jan": content}, one, "tender.yaml", BIDS)
    assert [score.score for score in read.scores] == ["3", "3", "NR"]


def abstaining(language: str = "en") -> tuple[Tender, bytes, dict[tuple[str, str, str], str]]:
    """Return a tender in which Jan may abstain, his sheet with all scores, and its cells."""
    one = tender(least_scores=1)
    return one, write_score_sheet(one, BIDS, language, "Jan", scores("Jan")), cells_of(one, language, "Jan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_abstains_says_why_and_gives_no_score(language: str) -> None:
    one, content, cells = abstaining(language)

    def abstain(sheet: Worksheet, at: Cells) -> None:
        sheet[at[PLAN]], sheet[at[WHY]] = None, "Not seen."
        sheet[at["Hardhout BV", "plan", "abstains"]] = {"en": "yes", "nl": "ja"}[language]

    read = read_score_sheets({"jan": edited(content, abstain, cells)}, one, "tender.yaml", BIDS)
    [found] = read.abstentions
    assert (*found.key, found.reason) == ("Hardhout BV", "plan", "Jan", "Not seen.")
    assert len(read.scores) == len(NAMES) * len(GIVEN) - 1
    again = write_score_sheet(one, BIDS, language, "Jan", read)
    assert read_score_sheets({"jan": again}, one, "tender.yaml", BIDS) == read


def test_an_abstention_beside_a_score_or_without_a_reason_is_refused() -> None:
    one, content, cells = abstaining()
    box = ("Hardhout BV", "plan", "abstains")
    both = edited(content, put(box, "yes"), cells)
    assert refused({"jan": both}, one) == [("jan", cells[PLAN], "7.5", "no score beside an abstention")]

    def silent(sheet: Worksheet, at: Cells) -> None:
        sheet[at[PLAN]], sheet[at[WHY]], sheet[at[box]] = None, None, "yes"

    assert refused({"jan": edited(content, silent, cells)}, one) == [
        ("jan", cells[WHY], "nothing", "a value in this cell")
    ]


def test_nobody_abstains_where_the_tender_does_not_say_how_many_scores_are_enough() -> None:
    assert not [key for key in cells_of(tender(), assessor="Jan") if key[2] == "abstains"]
    assert not [key for key in cells_of(tender(least_scores=1)) if key[2] == "abstains"]  # all together
