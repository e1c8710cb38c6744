"""What a council, a bidder or a court reads names no command and no option: they have none."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lcc

SOURCE = Path(str(lcc.__file__)).parent
WORDS = [
    *sorted((SOURCE / "documents").rglob("*.py")),
    *sorted((SOURCE / "method").rglob("*.py")),
    *sorted((SOURCE / "words" / "remark_texts").rglob("*.py")),
    *(file for file in sorted((SOURCE / "words").glob("*.py")) if file.name != "problems.py"),
]
COMMAND = re.compile(r"`lcc |(?<![\w-])--[a-z]")


def said_in(file: Path) -> Iterator[str]:
    """Yield the texts of a module that go through the catalogue."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
            yield from (one.value for one in node.args if isinstance(one, ast.Constant) and type(one.value) is str)


@pytest.mark.parametrize("file", WORDS, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_text_of_a_document_names_a_command(file: Path) -> None:
    assert [text for text in said_in(file) if COMMAND.search(text)] == []


def test_a_command_in_a_text_is_seen() -> None:
    assert COMMAND.search("See `lcc score`.")
    assert COMMAND.search("Give it with --sent.")
    assert any("lcc annex" in text for text in said_in(SOURCE / "words" / "problem_texts" / "files.py"))
