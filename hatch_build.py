"""Compile the translations when the package is built, so that no binary lives in the repository."""

import ast
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLICK_WORDS = "src/lcc/cli/click_words.py"


class CompileTranslations(BuildHookInterface):
    """Write each .mo file beside its .po file, and one of what click says by itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the files of the wheel are collected."""
        tree = ast.parse(Path(self.root, CLICK_WORDS).read_text())
        words = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for file in Path(self.root, "src/lcc/language").rglob("*.po"):
            with file.open("rb") as source:
                catalogue = read_po(source)
            _compile(catalogue, file.with_suffix(".mo"))
            _compile(_only(catalogue, words), file.with_name("click.mo"))


def _only(catalogue: Catalog, words: set[str]) -> Catalog:
    """Return a catalogue with the texts that are among the words, of the same day: it is the same bytes each time."""
    dates = {"creation_date": catalogue.creation_date, "revision_date": catalogue.revision_date}
    some = Catalog(catalogue.locale, header_comment=catalogue.header_comment, **dates)
    for message in catalogue:
        first = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if first in words:
            some.add(message.id, message.string)
    return some


def _compile(catalogue: Catalog, file: Path) -> None:
    """Write it whole or not at all: a program that runs meanwhile reads the old one."""
    made = BytesIO()
    write_mo(made, catalogue)
    with NamedTemporaryFile(dir=file.parent, delete=False) as target:
        target.write(made.getvalue())
    Path(target.name).chmod(0o644)
    Path(target.name).replace(file)
