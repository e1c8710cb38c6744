"""What is asked of a record, field by field: label, help and what the cell accepts follow from the model."""

from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from lcc.checks.fields import once_stated
from lcc.excel.form.layout import LayoutBuilder, Question, bounds_of, kind_of, options_of
from lcc.language.numbers import exact_number
from lcc.language.terms import term, yes_or_no
from lcc.record.path import Path


class RecordFields(LayoutBuilder):
    """Asks fields of records."""

    def input_for(self, key: Path, info: FieldInfo) -> Question:
        """Return a cell to fill in for a field."""
        help_, kind, choices = self.help_for(info, key), kind_of(info), self.choices_for(key, info)
        if choices:
            return Question(key, "choice", help_, choices, required=info.is_required())
        return Question(key, kind, help_, {}, *bounds_of(once_stated(info)), required=info.is_required())

    def choices_for(self, _key: Path, info: FieldInfo) -> dict[str, Any]:
        """Return what a field can hold by what it is called, where that is a choice."""
        if info.annotation is bool:
            return self.yes_no
        options = [option for option in options_of(info.annotation) if isinstance(option, str)]
        return {term(option, self._): option for option in options}

    def help_for(self, info: FieldInfo, key: Path = ()) -> str:
        """Return what a field means, and what it is where it is left empty."""
        _ = self._
        parts = [_(info.description)] if info.description else []
        default = None if info.default is PydanticUndefined else info.default
        if isinstance(default, bool):
            default = yes_or_no(default, _)
        elif isinstance(default, str):
            default = self.name_of_default(default)
        elif isinstance(default, int | float):
            default = exact_number(default, _)
        if default is not None and not info.is_required() and self.can_be_empty(key, info):
            parts.append(_("If left empty: {default}.").format(default=default))
        return " ".join(parts)

    def can_be_empty(self, _key: Path, _info: FieldInfo) -> bool:
        """Whether the default of a field stands where its cell is left empty, whatever else is filled in."""
        return True

    def name_of_default(self, default: str) -> str:
        """Return what a default is called."""
        return term(default, self._)
