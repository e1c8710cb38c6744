"""Preparing a tender: a book to fill in, and once it is, the form for suppliers and the rules in words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lcc.api.forms import form, method_statement
from lcc.api.reading import read
from lcc.documents.formats import as_file
from lcc.documents.in_archive import Made, in_archive
from lcc.documents.letters.letter import letter_template
from lcc.excel.tender_book.shape import MORE
from lcc.intake.files import InMemory
from lcc.intake.first_book import book_of, first_book, quotes_of_template
from lcc.intake.records import load
from lcc.intake.started import started_from
from lcc.intake.template_about import heading, templates_about
from lcc.intake.templates import OWN, TemplateAnswers, template_text
from lcc.interchange.yaml_file import comments
from lcc.language import LANGUAGES, Language, translator
from lcc.language.numbers import local_number
from lcc.language.terms import term
from lcc.library import shipped
from lcc.library.procedures import PROCEDURES
from lcc.model.tender import Tender
from lcc.record.code_of import code_of
from lcc.words.problems import remark_of

THREE_QUOTES = "three_quotes"


def choices(language: Language) -> dict[str, Any]:
    """Return what can be chosen: templates, procedures, and what can be in a book beside what every tender has."""
    _ = translator(language)
    return {
        "templates": [
            (name, one.title.say(language), _(heading(name, one))) for name, one in templates_about().items()
        ],
        "procedures": [(one, term(one, _)) for one in PROCEDURES],
        "parts": [(part, _(words.title), _(words.about)) for part, words in MORE.items()],
    }


def started(words: Mapping[str, Any], language: Language) -> Made:
    """Return the book of a template, with what was said of the tender; `parts` are those that it takes."""
    content = template_text(str(words["template"]), language, _said(words))
    tender, origins = load(content.encode(), "tender.yaml", Tender)
    more = {part: part in words["parts"] and tender.procedure != THREE_QUOTES for part in MORE}
    book = first_book(tender, comments(content, origins), more, language, is_to_name=words["template"] == OWN)
    return [(named(tender), book)]


def quotes_of(words: Mapping[str, Any], language: Language) -> Tender:
    """Return a template as a sheet of quotes asks it, with what was said of the tender."""
    return quotes_of_template(str(words["template"]), _said(words), language)


def named(tender: Tender) -> str:
    """Return the name of a workbook for a tender."""
    return f"{code_of(tender.title, otherwise='tender')}.xlsx"


def papers(tender: tuple[str, bytes], language: Language) -> dict[str, Any]:
    """Return in one archive what goes out with a tender: the form for suppliers, and the rules in words.

    A letter to start from goes with them where the tender says what letters say. Of three quotes nothing goes out.

    Raises
    ------
    InputRefusedError
        The tender is not whole, or says what can't be.
    """
    _ = translator(language)
    found = read(tender).tender
    if found.procedure == THREE_QUOTES and tender[0].endswith(".xlsx"):
        return {"is_quotes": True}
    made = [
        (f"{_('form')}.xlsx", form(tender, language)),
        (f"{_('method')}.docx", method_statement(tender, language)),
    ]
    if found.letters is not None:
        made.append((f"{_('letter')}.docx", as_file(letter_template(language), "docx")))
    scored = found.quality is not None and bool(found.quality.scored_leaves())
    return {
        "files": [(f"{_('tender')}.zip", in_archive(made))],
        "is_scored": scored,
        "of_template": _of_template(found, language),
    }


def _of_template(tender: Tender, language: Language) -> list[str]:
    """Return what is still as a template has it: who buys, what the tender is called, and how much is bought."""
    _ = translator(language)
    texts = [template_text(name, one, TemplateAnswers()) for name in shipped.templates() for one in LANGUAGES]
    told = (tender.title, *(item.name for item in tender.items))
    templates = [
        load(text.encode(), "tender.yaml", Tender)[0]
        for text in texts
        if text is texts[0] or any(one in text for one in told)  # to read all of them takes a browser seconds
    ]
    same = [
        (_(str(Tender.model_fields[name].title)), getattr(tender, name))
        for name in ("authority", "title")
        if getattr(tender, name) in {getattr(one, name) for one in templates}
    ]
    quantities = {(item.name, item.quantity) for one in templates for item in one.items}
    same += [
        (item.name, local_number(item.quantity, _))
        for item in tender.items
        if (item.name, item.quantity) in quantities
    ]
    return [f"{what}: {said}" for what, said in same]


def laid_out(tender: tuple[str, bytes], language: Language) -> dict[str, Any]:
    """Return a book from what there is: three quotes that grow into a tender, last year's tender, or a book anew.

    Raises
    ------
    InputRefusedError
        With everything that is wrong with the tender in it.
    """
    _ = translator(language)
    found = started_from(InMemory(Path(tender[0]), tender[1]))
    book = book_of(found.tender, found.notes, found.more, language, found)
    return {"files": [(named(found.tender), book)], "left": [remark_of(one).say(_) for one in found.left]}


def _said(words: Mapping[str, Any]) -> TemplateAnswers:
    said = {key: str(words.get(key) or "").strip() or None for key in ("title", "authority", "procedure", "item")}
    return TemplateAnswers(**said)
