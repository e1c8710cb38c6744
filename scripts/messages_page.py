"""Write docs/manual/messages.md and docs/handleiding/meldingen.md, from the texts of the program.

Run after one of them has changed.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from lcc.language import LANGUAGES, Translate, translator
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.in_workbooks import IN_WORKBOOK
from lcc.words.problem_texts.on_inputs import ON_INPUTS
from lcc.words.remark_texts import WORDING

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"nl": DOCS / "handleiding" / "meldingen.md", "en": DOCS / "manual" / "messages.md"}
_ONLY_SOMETIMES = {"hint", "suggestion", "shows", "also", "example"}
"""Blanks that hold an addition, or nothing."""

_HEADS = {
    "en": (
        """# What each message means

In English; [Nederlands](../handleiding/meldingen.md). Written by `scripts/messages_page.py`.

`lcc check` and every other command lists what is wrong: where it stands, what was **found** there, what was
**expected**, and how **to mend** it. Search this page for words of the message; … stands for what the message itself
names. Nothing is written until all of it is mended. The code is for programs: it stands in the output of `--json` and
stays what it is.
""",
        ("In a workbook", "A cell of a form, a book, a sheet of quotes or another workbook that was filled in."),
        ("In any file", "Other files, and what goes for a workbook as well if it is not above."),
        ("Remarks", "These stop nothing. Read them, and ask the supplier where that is what they say."),
        ("About the award", "What `lcc award check`, `lcc score` and sheet Checks say of a rule or an outcome."),
        ("expected", "to mend", "remark", "what is found", "what to do", "code"),
    ),
    "nl": (
        """# Wat elke melding betekent

In het Nederlands; [English](../manual/messages.md). Gemaakt door `scripts/messages_page.py`.

`lcc check` en elke andere opdracht noemt alles wat niet klopt: waar het staat, wat daar is **gevonden**, wat er werd
**verwacht** en hoe u het kunt **herstellen**. Zoek op deze pagina naar woorden uit de melding; … staat voor wat de
melding zelf noemt. Zolang niet alles is hersteld, wordt er niets geschreven. De code is voor programma's: die staat in
de uitvoer van `--json` en verandert niet.
""",
        ("In een werkmap", "Een cel van een formulier, een blad met offertes of een andere ingevulde werkmap."),
        ("In elk bestand", "Andere bestanden, en wat ook voor een werkmap geldt als het niet hierboven staat."),
        (
            "Opmerkingen",
            "Deze houden niets tegen. Lees ze, en vraag het de leverancier waar de opmerking dat zegt.",
        ),
        ("Over de gunning", "Wat `lcc award check`, `lcc score` en blad Controles over regel en uitkomst zeggen."),
        ("verwacht", "herstellen", "opmerking", "wat er is gevonden", "wat u kunt doen", "code"),
    ),
}


def page(language: str) -> str:
    """Return the page in a language: problems in workbooks, in any file, remarks, and checks of the award."""
    head, in_workbook, anywhere, remarks, award, (expected, mend, remark, found, to_do, code) = _HEADS[language]
    _ = translator(language)
    checks = {one: (f"**{_(said.title)}.** {_(said.found)}", said.to_do) for one, said in WORDING.items()}
    lines = [
        head,
        *_section(*in_workbook, (expected, mend, code), IN_WORKBOOK, _),
        *_section(*anywhere, (expected, mend, code), EXPECTED_AND_MEND, _),
        *_section(*remarks, (remark, code), {one: (text,) for one, text in ON_INPUTS.items()}, _),
        *_section(*award, (found, to_do, code), checks, _),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _section(
    title: str, about: str, heads: tuple[str, ...], texts: Mapping[str, tuple[str, ...]], _: Translate
) -> Iterator[str]:
    yield from (f"## {title}", "", about, "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|")
    for code in sorted(texts):
        of_code = code.partition(",")[0]  # a share has words of its own, beside those of any number
        yield f"| {' | '.join(_line(_(text)) for text in texts[code])} | `{of_code}` |"
    yield ""


def _line(text: str) -> str:
    """Return a text as one line of a table, with … in its blanks."""
    pieces = []
    for words, blank, _spec, _conversion in Formatter().parse(text):
        pieces += [words, "" if blank is None or blank in _ONLY_SOMETIMES else "…"]
    quoted = re.split(r"(`[^`]*`|\*\*)", " ".join("".join(pieces).split()))
    return "".join(one if one[:1] == "`" or one == "**" else re.sub(r"([|\[<*_])", r"\\\1", one) for one in quoted)


if __name__ == "__main__":
    for language in LANGUAGES:
        PAGES[language].write_text(page(language))
