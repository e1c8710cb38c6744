"""Sentences with blanks, and what stands in them: said in a language when they are shown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from lcc.language import N_, Translate


@dataclass(frozen=True, slots=True)
class Local:
    """A moment, a date or a number in the reader's way; a number with decimals as an amount, with separators."""

    value: date | float
    decimals: int | None = None

    def say(self, _: Translate) -> str:
        """Return it, written."""
        from lcc.language.numbers import amount, local_date, local_number, moment_in_words

        if isinstance(self.value, datetime):
            return moment_in_words(self.value, _)
        if isinstance(self.value, date):
            return local_date(self.value, _)
        return local_number(self.value, _) if self.decimals is None else amount(self.value, _, self.decimals)


ShownAmount = partial(Local, decimals=2)
"""An amount of money that is written in the reader's way, in cents."""


def moment(written: str) -> Local:
    """Return a moment as a record has it, to be written in the reader's way.

    >>> moment("2027-01-31T12:00:00+01:00").say(str)
    '31 January 2027 at 12:00 UTC+1'
    """
    return Local(datetime.fromisoformat(written))


@dataclass(frozen=True, slots=True)
class Percent(Local):
    """A share that is written as a percentage, in the reader's way."""

    value: float

    def say(self, _: Translate) -> str:
        """Return it, written."""
        from lcc.language.numbers import local_share

        return local_share(self.value, _)


@dataclass(frozen=True, slots=True)
class Exact(Local):
    """A number that is written in all its digits, in the reader's way."""

    value: float

    def say(self, _: Translate) -> str:
        """Return it, written."""
        from lcc.language.numbers import exact_number

        return exact_number(self.value, _)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence with blanks, to be said in any language.

    Values that are `Text` or `Local` themselves are said too, and so are plain numbers; texts are put in as they are.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, _: Translate) -> str:
        """Return the sentence, translated and filled in."""
        template = _(self.template)
        if not self.values:
            return template
        said = template.format_map({name: _said(value, _) for name, value in self.values.items()})
        return with_one_stop(said) if "}." in template else said


_IN_ENGLISH = N_("in English")


@dataclass(frozen=True, slots=True)
class Bilingual(Text):
    """A text that data says in both languages itself: `template` is the English."""

    dutch: str = ""

    def say(self, _: Translate) -> str:
        """Return it in the language."""
        return self.template if _(_IN_ENGLISH) == _IN_ENGLISH else self.dutch


_TWO_STOPS = re.compile(r"(?<=[^\W\d_])\.\.(?=\s|$)")


def with_one_stop(text: str) -> str:
    """Return text in which a name that ends in a full stop is not followed by that of its sentence.

    >>> with_one_stop("Awarded to Jansen B.V.. Years 0 .. 10, and so on...")
    'Awarded to Jansen B.V. Years 0 .. 10, and so on...'
    """
    return _TWO_STOPS.sub(".", text)


def _said(value: object, _: Translate) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = Local(value)
    return value.say(_) if isinstance(value, Text | Local) else value


def listed(parts: Iterable[object], between: str = ", ", nothing: str = "-") -> Text:
    """Return parts, texts or plain values, one after the other; `nothing` where there are none.

    >>> listed(["bench", Text("Use")]).say(str)
    'bench, Use'
    """
    named = {f"part_{k}": part for k, part in enumerate(parts)}
    return Text(between.join(f"{{{name}}}" for name in named) or nothing, named)
