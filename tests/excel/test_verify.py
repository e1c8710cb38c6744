"""A comparison is held against its inputs: nothing differs, or exactly what was changed is named."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

import make
from effort import one_of_every
from forgeries import FORGERIES, STYLES_ELSEWHERE, in_part, saved
from lcc.analysis.sensitivity import analyse
from lcc.audit.verify_workbook import Verification, Write, verify
from lcc.engine.valuation import shown_values
from lcc.evaluation import evaluate as evaluating
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.write import comparison_and_pages, write_comparison
from lcc.intake.submissions import Submissions
from lcc.language import LANGUAGES
from lcc.model.bid import Bid
from lcc.record.place import InputFile
from lcc.record.problem import InputRefusedError, Problem
from lcc.record.version import LAYOUT
from lcc.words.problems import worded
from libreoffice import convert, needs_libreoffice

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=make.EXAMPLES)
def submissions(request: pytest.FixtureRequest) -> Submissions:
    return make.example(request.param)


@pytest.fixture(scope="module")
def genuine(worked_example: Submissions) -> bytes:
    return written(worked_example)


def writer(submissions: Submissions, evaluation: Evaluation | None = None) -> Write:
    evaluated = evaluation or make.compared(submissions)
    return partial(comparison_and_pages, evaluated, origins=submissions.origins, submitted={})


def written(submissions: Submissions, language: str = "en") -> bytes:
    return writer(submissions)(language, submissions.inputs, (), LAYOUT)[0]


def verified(content: bytes, submissions: Submissions, inputs: list[InputFile] | None = None) -> Verification:
    return verify(content, "comparison.xlsx", writer(submissions), inputs or submissions.inputs)


def place(problem: Problem) -> str:
    origin = problem.origin
    return f"{origin.sheet}!{origin.cell or ''}" if origin.sheet else ""


FEWEST_FORMULAS = {"circulair-slopen-2027": 440}
"""Where an example has few: a building taken down has one item and short cash flows."""


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_what_was_written_is_the_same_to_the_byte(submissions: Submissions, language: str) -> None:
    found = verified(written(submissions, language), submissions)
    assert found.is_identical
    assert found.differences == ()
    fewest = FEWEST_FORMULAS.get(submissions.tender.id, 501)
    assert (found.files, found.cells > 1000, found.formulas >= fewest) == (len(submissions.inputs), True, True)


@pytest.mark.parametrize(("digit", "is_confirmed"), [(1e-11, True), (1e-8, False)])
def test_a_comparison_of_a_computer_that_calculates_otherwise_in_the_last_digits_is_confirmed(
    worked_example: Submissions, monkeypatch: pytest.MonkeyPatch, digit: float, is_confirmed: bool
) -> None:
    monkeypatch.setattr(evaluating, "shown_values", lambda *lines: shown_values(*lines) * (1 + digit))
    of_another = written(worked_example)
    monkeypatch.undo()
    found = verified(of_another, worked_example)
    assert not found.is_identical
    assert (found.differences == ()) == is_confirmed


@pytest.fixture(scope="module")
def write_once(worked_example: Submissions) -> Write:
    """The worked example, written once in each language for all forgeries of it."""
    write = writer(worked_example)
    fresh = {language: write(language, worked_example.inputs, (), LAYOUT) for language in LANGUAGES}
    return lambda language, inputs, empty, version: fresh[language]


@pytest.mark.parametrize("name", one_of_every(12, FORGERIES))
def test_a_forgery_is_named_by_its_place(
    name: str, genuine: bytes, write_once: Write, worked_example: Submissions
) -> None:
    forged = FORGERIES[name]
    found = verify(forged.forge(genuine), "comparison.xlsx", write_once, worked_example.inputs)
    said = [worded(one).say(str) for one in found.differences if place(one) == forged.place]
    assert any(forged.words in text for text in said)


@pytest.mark.parametrize("name", STYLES_ELSEWHERE)
def test_styles_in_another_place_are_refused(
    name: str, genuine: bytes, write_once: Write, worked_example: Submissions
) -> None:
    forged = STYLES_ELSEWHERE[name](genuine)
    with pytest.raises(InputRefusedError, match=r"xl/_rels/workbook\.xml\.rels"):
        verify(forged, "comparison.xlsx", write_once, worked_example.inputs)


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_a_comparison_that_openpyxl_saves_is_confirmed(submissions: Submissions, language: str) -> None:
    """It writes formulas without their values: whoever opens it with a program that calculates sees them."""
    found = verified(saved(lambda book: None)(written(submissions, language)), submissions)
    assert found.differences == ()
    assert not found.is_identical
    assert not found.is_calculated


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.thorough
@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_a_comparison_that_libreoffice_saves_is_confirmed(name: str, tmp_path: Path) -> None:
    submissions = make.example(name)
    files = {language: tmp_path / f"{name}-{language}.xlsx" for language in LANGUAGES}
    for language, file in files.items():
        file.write_bytes(written(submissions, language))
    for file in convert(list(files.values()), "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved"):
        found = verified(file.read_bytes(), submissions)
        assert [worded(one).say(str) for one in found.differences] == []
        assert (found.is_identical, found.is_calculated, found.not_looked_at) == (False, True, ())


HONEST = {
    "a space at the end of a text trimmed": in_part(
        "xl/sharedStrings.xml", r"<t>(Contract management)</t>", r'<t xml:space="preserve">\1 </t>'
    ),
    "another last digit": in_part("Summary", r"230666\.670163", "230666.67016338857"),
    "separators of another language": in_part(
        "Summary", r"230,666\.67 EUR; 60,229\.15", "230.666,67 EUR; 60.229,15"
    ),
    "the same number format": in_part(
        "xl/styles.xml", r"#,##0\.00;\[Blue\]-#,##0\.00", r"#,##0.00;[BLUE]\\-#,##0.00"
    ),
    "no rows and columns that stay in view": in_part("Bids", r"<pane [^>]*/>", ""),
    "rows with a height": in_part(
        "Per year", r'<row r="(\d+)"(?![^>]* ht=)', r'<row r="\1" ht="12.75" customHeight="1"'
    ),
    "a wider column": in_part("Summary", r'(<col min="2" max="2" width=")[\d.]+', r"\g<1>60"),
    "scrolled, at another size": in_part(
        "Bids", r"<sheetView ", '<sheetView zoomScale="80" zoomScaleNormal="80" '
    ),
    "another sheet in front": in_part("xl/workbook.xml", r"<workbookView ", '<workbookView activeTab="3" '),
    "a hidden sheet that a reader shows": in_part("xl/workbook.xml", r' state="hidden"', ""),
    "a name of somebody's own": in_part(
        "xl/workbook.xml", r"<definedNames>", "<definedNames><definedName name=\"mine\">'Bids'!$A$1</definedName>"
    ),
}


def test_all_hidden_sheets_may_be_shown(genuine: bytes, write_once: Write, worked_example: Submissions) -> None:
    def show(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.sheet_state = "visible"

    found = verify(saved(show)(genuine), "comparison.xlsx", write_once, worked_example.inputs)
    assert [worded(one).say(str) for one in found.differences] == []


@pytest.mark.parametrize("sheet", one_of_every(2, ["Summary", "Assumptions", "Bids", "Checks"]))
def test_no_sheet_at_first_sight_may_be_hidden(
    sheet: str, genuine: bytes, write_once: Write, worked_example: Submissions
) -> None:
    forged = saved(lambda book: setattr(book[sheet], "sheet_state", "hidden"))(genuine)
    found = verify(forged, "comparison.xlsx", write_once, worked_example.inputs)
    assert [place(one) for one in found.differences] == [f"{sheet}!"]


@pytest.mark.parametrize("change", one_of_every(3, HONEST))
def test_what_a_program_changes_by_saving_is_no_difference(
    change: str, genuine: bytes, write_once: Write, worked_example: Submissions
) -> None:
    found = verify(HONEST[change](genuine), "comparison.xlsx", write_once, worked_example.inputs)
    assert [worded(one).say(str) for one in found.differences] == []
    assert not found.is_identical


def test_files_that_differ_are_named_both_ways(submissions: Submissions) -> None:
    first, *others = submissions.inputs
    other = InputFile(file=first.file, sha256="0" * 64)
    found = verified(written(submissions), submissions, [other, *others])
    said = [worded(one).say(str) for one in found.of_inputs]
    assert any(first.sha256 in text and "Name it too" in text for text in said)
    assert any("0" * 64 in text and "Leave it out" in text for text in said)
    assert found.of_content == ()


def test_a_file_that_was_not_named_is_all_that_is_said(worked_example: Submissions, genuine: bytes) -> None:
    """Of the figures, those that hang on it would all differ."""
    fewer = replace(worked_example, bids=worked_example.bids[:-1])
    missing = worked_example.bids[-1].input
    [problem] = verified(genuine, fewer).differences
    assert missing.sha256 in worded(problem).say(str)


def test_files_in_another_order_and_by_other_names_are_the_same(
    worked_example: Submissions, genuine: bytes
) -> None:
    moved = [
        one.model_copy(update={"file": f"copy of {Path(one.file).name}"}) for one in worked_example.inputs[::-1]
    ]
    assert verified(genuine, worked_example, moved).differences == ()


def test_a_comparison_of_the_first_method_is_not_confirmed(worked_example: Submissions, genuine: bytes) -> None:
    mark = f"lcc comparison {LAYOUT} en"
    content = in_part("xl/sharedStrings.xml", f"{mark} method 2", mark)(genuine)
    with pytest.raises(InputRefusedError, match="other_method") as refused:
        verified(content, worked_example)
    assert "Its inputs are scored again" in worded(refused.value.problems[0]).mend.say(str)


def test_what_another_version_made_is_told_by_its_name(
    worked_example: Submissions, genuine: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lcc.__version__", "0.9")
    found = verified(genuine, worked_example)
    assert (found.made_by, found.is_of_this_version, found.differences) == ("lcc 0.1.0", False, ())


def test_sheets_of_a_purchaser_are_said_to_be_outside_it(worked_example: Submissions, genuine: bytes) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Notes", 0)
        book.active = 0

    found = verified(saved(add)(genuine), worked_example)
    assert (found.not_looked_at, found.opens_on, found.differences) == (("Notes",), "Notes", ())


def test_cells_of_a_purchasers_own_are_counted_and_what_cuts_off_ours_is_named(
    worked_example: Submissions, genuine: bytes, write_once: Write
) -> None:
    """Beside a table and in a row of nobody they are kept when it is scored again; a sentence has nothing beside it."""

    def add(book: Any) -> None:
        sheet = book["Summary"]
        sheet["AD9"], sheet["AD10"], sheet["B60"], sheet["T2"] = "Difference", "=C10", "Memo", "by far"

    found = verify(saved(add)(genuine), "comparison.xlsx", write_once, worked_example.inputs)
    assert (found.own_cells, [place(one) for one in found.differences]) == (3, ["Summary!T2"])


@pytest.mark.thorough
def test_a_sheet_of_sensitivity_is_outside_it_and_the_rest_is_confirmed(submissions: Submissions) -> None:
    evaluation = make.compared(submissions)
    content = write_comparison(
        evaluation,
        language="en",
        origins=submissions.origins,
        inputs=submissions.inputs,
        sensitivity=analyse(evaluation),
    )
    found = verified(content, submissions)
    assert [worded(one).say(str) for one in found.differences] == []
    assert found.not_looked_at == ("Sensitivity",)


@pytest.mark.thorough
def test_as_many_bids_as_we_write_are_compared(worked_example: Submissions) -> None:
    """A comparison of forty bids has more in it than a form may have."""
    bids = [
        Bid.model_validate(plain | {"bidder": {"name": f"Bidder {number}"}})
        for number in range(40)
        for plain in [worked_example.offered[number % 3].model_dump(mode="json", exclude_unset=True)]
    ]
    write = writer(worked_example, evaluate(worked_example.tender, bids))
    content, _pages = write("en", worked_example.inputs, (), LAYOUT)
    changed = saved(lambda book: book["Bids"].__setitem__("D7", 1.0))(content)
    found = verify(changed, "comparison.xlsx", write, worked_example.inputs)
    assert [place(one) for one in found.differences] == ["Bids!D7"]


def test_more_than_the_inputs_give_is_refused_before_it_is_read(
    worked_example: Submissions, genuine: bytes
) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"/></row>' for row in range(1000, 400_000))
    content = in_part("Method", "</sheetData>", rows + "</sheetData>")(genuine)
    with pytest.raises(InputRefusedError, match="beyond_limit"):
        verified(content, worked_example)


def test_a_cell_in_the_row_of_another_is_refused(genuine: bytes, worked_example: Submissions) -> None:
    forged = in_part("Summary", r'<row r="12"', '<row r="90"')(genuine)
    with pytest.raises(InputRefusedError, match="cell_twice"):
        verified(forged, worked_example)
