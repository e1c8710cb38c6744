"""What a council, a bidder or a court reads names no command and no option: they have none. A workbook, that goes to
people with Python and without, may name one beside how it is done without."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lcc
from lcc.cli.group import COMMANDS
from lcc.language import LANGUAGES, translator

SOURCE = Path(str(lcc.__file__)).parent
WORDS = [
    *sorted((SOURCE / "documents").rglob("*.py")),
    *sorted((SOURCE / "method").rglob("*.py")),
    *sorted((SOURCE / "words" / "remark_texts").rglob("*.py")),
    *(file for file in sorted((SOURCE / "words").glob("*.py")) if file.name != "problems.py"),
]
IN_WORKBOOKS = [
    *(file for file in sorted((SOURCE / "excel").rglob("*.py")) if file.parent.name != "price_sheet"),
    *(file for room in ("language", "library", "model") for file in sorted((SOURCE / room).rglob("*.py"))),
]
"""Texts of a workbook, and names and notes of fields that are asked on one; a mapping of price sheets is a text."""
NAMED = rf"\blcc (?:{'|'.join(sorted(COMMANDS, key=len, reverse=True))})\b"
COMMAND = re.compile(rf"`lcc |(?<![\w-])--[a-z]|{NAMED}")
WITHOUT_PYTHON = re.compile(
    r"lcc\.html|on the command line|open it with|(?i:(?:a workbook|the documentation) lists them)"
)
"""How it is done on the page; or that it is not done there."""


def said_in(file: Path) -> Iterator[str]:
    """Yield the texts of a module that go through the catalogue."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            texts = [one.value for one in node.keywords if one.arg in ("title", "description")]
            if isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
                texts += node.args
            yield from (one.value for one in texts if isinstance(one, ast.Constant) and type(one.value) is str)


@pytest.mark.parametrize("file", WORDS, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_text_of_a_document_names_a_command(file: Path) -> None:
    assert [text for text in said_in(file) if COMMAND.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_a_workbook_that_names_a_command_says_how_it_is_done_without(language: str) -> None:
    _ = translator(language)
    naming = [text for file in IN_WORKBOOKS for text in said_in(file) if COMMAND.search(text)]
    assert [text for text in naming if not WITHOUT_PYTHON.search(text)] == []
    said = [text for text in naming if "lcc.html" in text]
    assert len(said) > 3
    assert [_(text) for text in said if "lcc.html" not in _(text)] == []
    assert [_(text) for text in naming if not COMMAND.search(_(text))] == []


def test_a_command_in_a_text_is_seen() -> None:
    assert COMMAND.search("See `lcc score`.")
    assert COMMAND.search("Then lcc check BOOK.xlsx.")
    assert COMMAND.search("Give it with --sent.")
    assert not COMMAND.search("The page lcc.html (choose: Compare bids).")
    assert any("lcc annex" in text for text in said_in(SOURCE / "words" / "problem_texts" / "files.py"))
