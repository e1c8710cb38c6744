"""What is public can be understood without its body."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lcc

SOURCE = Path(lcc.__file__).parent
NUMBERS = re.compile(r"\b(float|Floats|ArrayLike|ndarray)\b")


def public_functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function and method that others may call, with where it stands."""
    for file in sorted(SOURCE.rglob("*.py")):
        module = ast.parse(file.read_text())
        classes = [one for one in module.body if isinstance(one, ast.ClassDef) and not one.name.startswith("_")]
        for node in [*module.body, *(part for one in classes for part in one.body)]:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{file.relative_to(SOURCE)}: {node.name}", node


def test_what_returns_numbers_says_their_unit_in_brackets() -> None:
    unsaid = [
        where
        for where, function in public_functions()
        if function.returns is not None
        and NUMBERS.search(ast.unparse(function.returns))
        and not re.search(r"\[[^\]]+\]", ast.get_docstring(function) or "")
    ]
    assert not unsaid


def test_every_name_of_a_class_is_given_once() -> None:
    classes: dict[str, list[str]] = {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                classes.setdefault(node.name, []).append(str(file.relative_to(SOURCE)))
    assert {name: files for name, files in classes.items() if len(files) > 1} == {}
