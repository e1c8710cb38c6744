"""A comparison is held against its inputs: nothing differs, or exactly what was changed does."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from lcc.excel.comparison import write_comparison
from lcc.excel.verify import Verification, verify
from lcc.interchange.problem import InputRefusedError
from lcc.language import LANGUAGES
from lcc.model.result import InputFile
from lcc.submissions import Submissions

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=make.EXAMPLES)
def submissions(request: pytest.FixtureRequest) -> Submissions:
    return make.example(request.param)


def written(submissions: Submissions, language: str = "en") -> bytes:
    evaluation = make.compared(submissions)
    return write_comparison(evaluation, language=language, origins=submissions.origins, inputs=submissions.inputs)


def verified(content: bytes, submissions: Submissions, inputs: list[InputFile] | None = None) -> Verification:
    bids = [one.bid for one in submissions.bids]
    files = inputs or submissions.inputs
    return verify(content, "comparison.xlsx", submissions.tender, bids, files, scores=submissions.scores)


def places(found: Verification) -> set[str]:
    return {f"{one.origin.sheet}!{one.origin.cell}" for one in found.differences if one.origin.cell}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_written_is_confirmed(submissions: Submissions, language: str) -> None:
    found = verified(written(submissions, language), submissions)
    assert found.differences == ()
    assert found.not_looked_at == ()
    assert (found.files, found.cells > 1000, found.formulas > 500) == (len(submissions.inputs), True, True)


def edited(content: bytes, sheet: str, cell: str, value: Any) -> bytes:
    book: Workbook = load_workbook(io.BytesIO(content))
    book[sheet][cell] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        ("Assumptions", "B6", 0.05),
        ("Assumptions", "D6", 0.05),
        ("Bids", "D7", 1.0),
        ("Bids", "F7", 1.0),
        ("Cash flows", "O6", "=0"),
        ("Summary", "B7", "Somebody else"),
        ("Method", "B6", "Costs are compared in another way."),
        ("All fields", "C6", "another"),
    ],
)
def test_a_changed_cell_is_named(submissions: Submissions, sheet: str, cell: str, value: Any) -> None:
    found = verified(edited(written(submissions), sheet, cell, value), submissions)
    assert places(found) == {f"{sheet}!{cell}"}


def test_a_value_that_lies_beside_its_formula_is_named(submissions: Submissions) -> None:
    """The formula is ours, but the value that a reader sees is not what it comes to."""
    import zipfile

    content, buffer = written(submissions), io.BytesIO()
    shown = load_workbook(io.BytesIO(content), data_only=True)["Summary"]
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                assert text.count(f"<v>{shown['D9'].value}</v>".encode()) >= 1
                text = text.replace(f"<v>{shown['D9'].value}</v>".encode(), b"<v>1.5</v>")
            new.writestr(part, text)
    found = verified(buffer.getvalue(), submissions)
    assert "Summary!D9" in places(found)
    assert {one.found.say(str) for one in found.differences} == {"1.5"}


def test_files_that_differ_are_named_both_ways(submissions: Submissions) -> None:
    first, *others = submissions.inputs
    other = InputFile(file=first.file, sha256="0" * 64)
    said = [one.say(str) for one in verified(written(submissions), submissions, [other, *others]).differences]
    assert any(first.sha256 in text and "Name it too" in text for text in said)
    assert any("0" * 64 in text and "Leave it out" in text for text in said)


def test_a_workbook_that_nobody_calculated_is_said_so_once(submissions: Submissions) -> None:
    book, buffer = load_workbook(io.BytesIO(written(submissions))), io.BytesIO()
    book.save(buffer)
    [problem] = verified(buffer.getvalue(), submissions).differences
    assert "formulas with the values" in problem.say(str)


def test_a_comparison_of_the_first_method_is_not_confirmed(submissions: Submissions) -> None:
    content = edited(written(submissions), "All fields", "A3", "lcc comparison 1 en")
    with pytest.raises(InputRefusedError, match="made by method 1") as refused:
        verified(content, submissions)
    assert "Its inputs are scored again" in str(refused.value)


def test_sheets_of_a_purchaser_are_said_to_be_outside_it(submissions: Submissions) -> None:
    book, buffer = load_workbook(io.BytesIO(written(submissions))), io.BytesIO()
    book.create_sheet("Notes")
    book.save(buffer)
    assert verified(buffer.getvalue(), submissions).not_looked_at == ("Notes",)
