"""What each tender template is about: for whom it is, what one has to know before it, and how it is found."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, StringConstraints

from lcc.intake.records import load_file
from lcc.intake.templates import OWN
from lcc.language import N_
from lcc.library import shipped
from lcc.record.record import Name, ParagraphText, Record, empty_list

Theme = Literal["office", "clothing_and_events", "public_space", "buildings", "transport", "materials", "other"]
THEMES: Mapping[str, str] = {
    "office": N_("Office and workplace"),
    "clothing_and_events": N_("Clothing, catering and events"),
    "public_space": N_("Public space"),
    "buildings": N_("Buildings"),
    "transport": N_("Transport and energy"),
    "materials": N_("Waste, greenery and materials"),
    "other": N_("Anything else"),
}
"""What a theme is called, in the order in which they are shown."""
UNTESTED = N_("Without a tested case")
"""Over templates that no documented case stands behind."""

CpvCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
_DIGITS_OF_CODE = 8
_SHORT = 3
"""Up to so many letters are found at the start of a word only: pc is in many words."""
_LONG = 4
"""With more letters than these a word that something is looked for by is found within another."""


class InBoth(Record):
    """A text in Dutch and in English."""

    nl: ParagraphText
    en: ParagraphText

    def say(self, language: str) -> str:
        """Return it in a language."""
        return self.nl if language == "nl" else self.en


class Trap(InBoth):
    """What goes wrong in this category, and the check that finds it, if one does."""

    check: Name | None = None


class TemplateAbout(Record):
    """What stands in `about.yaml` beside a template. What its numbers rest on stands beside them, in the tender."""

    theme: Theme
    title: InBoth
    purpose: InBoth
    cpv: dict[CpvCode, InBoth]
    unit: InBoth
    keep_first: InBoth = Field(description="What to look at before anything is bought: keep, repair, refurbish.")
    requirements: list[InBoth]
    criteria: list[InBoth]
    passport: InBoth = Field(description="Which of its fields matter; whether it is asked, stands in the tender.")
    detachability: InBoth = Field(description="Whether it matters here, and for what.")
    footprint: list[Name] = Field(
        default=[], description="Facts about its CO2 footprint. Left out: none is known."
    )
    targets: InBoth | None = Field(
        default=None, description="Why the tender names no published target. Left out: it names one."
    )
    traps: list[Trap]
    published_criteria: InBoth = Field(description="Of EU GPP and MVI.")
    search_words: list[Name] = Field(default_factory=empty_list, description="What else it is looked for by.")
    case: InBoth | None = Field(
        default=None, description="What is told of it in practice, and where. Left out: none was found."
    )

    def is_found_by(self, words: Iterable[str], name: str = "") -> bool:
        """Whether each word is in what is said of it, in either language, or in its name; digits start a CPV code.

        A whole code finds what is below it too: 39100000 finds 39130000. A word of five letters or more is found in
        another form too: benches finds bench, and by the part of it that is looked for: straatlantaarns finds lantaarn.
        """
        said = [self.title, self.purpose, self.unit, *self.cpv.values(), *self.traps]
        text = "\n".join(
            [name, *self.search_words, *(part for one in said for part in (one.nl, one.en))]
        ).casefold()

        def is_found(word: str) -> bool:
            return _is_in(word, text) or any(
                len(one) > _LONG and one.casefold() in word for one in self.search_words
            )

        return all(self._has_code(word) if word[:1].isdigit() else is_found(word.casefold()) for word in words)

    def _has_code(self, word: str) -> bool:
        code = word.partition("-")[0]
        start = code.rstrip("0") if len(code) == _DIGITS_OF_CODE else code
        return any(one.startswith(start) for one in self.cpv)


def _is_in(word: str, text: str) -> bool:
    if len(word) > _SHORT and word in text:
        return True
    start = word[:-1] if len(word) > _SHORT + 1 else word
    return any(one.startswith(start) for one in re.split(r"\W+", text))


def is_draft(name: str) -> bool:
    """Return whether a template has no example of several bids that are scored in the tests."""
    return name != OWN and name not in shipped.examples()


def heading(name: str, about: TemplateAbout) -> str:
    """Return under what a template is shown, to be translated."""
    return UNTESTED if is_draft(name) else THEMES[about.theme]


def about(name: str) -> TemplateAbout:
    """Return what a template is about; KeyError if there is no template of that name."""
    return load_file(shipped.templates()[name] / "about.yaml", TemplateAbout)[0]


def templates_about() -> dict[str, TemplateAbout]:
    """Return what each template is about: by theme, then those without a tested case, then what is about nothing."""
    found = {name: about(name) for name in shipped.templates()}
    themes = get_args(Theme)
    order = sorted(found, key=lambda name: (name == OWN, is_draft(name), themes.index(found[name].theme)))
    return {name: found[name] for name in order}


def as_entry(name: str, about: TemplateAbout, language: str) -> dict[str, Any]:
    """Return a template as a program finds it in the list."""
    said = {"name": name, "title": about.title.say(language), "theme": about.theme}
    return {**said, "cpv": [*about.cpv], "is_draft": is_draft(name)}
