"""Compile the translations when the package is built, so that no binary lives in the repository."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):
    """Write each .mo file beside its .po file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the files of the wheel are collected."""
        for catalogue in Path(self.root, "src/lcc/language").rglob("*.po"):
            with catalogue.open("rb") as source, catalogue.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source))
