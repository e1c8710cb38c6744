"""Templates in the terminal: the list by theme, and what one of them decides."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from lcc.cli.terminal import say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.intake.template_about import TemplateAbout
    from lcc.model.tender import Tender

_WIDTH = 110


def print_templates(templates: Mapping[str, "TemplateAbout"], language: str, _: Translate) -> None:
    """Print name and title of each template, under its theme."""
    from lcc.intake.template_about import heading

    if not templates:
        say(_("No template is about that. Start from: lcc start new something-else"))
        return
    width = max(len(name) for name in templates)
    for over, under in groupby(templates.items(), lambda entry: heading(*entry)):
        say(_(over))
        for name, about in under:
            say(f"  {name:<{width}}  {about.title.say(language)}")


def print_template(name: str, about: "TemplateAbout", content: str, language: str, _: Translate) -> None:
    """Print what a template is about and decides, and where its numbers come from; `content` is its tender."""
    from lcc.intake.records import load
    from lcc.intake.template_about import is_draft
    from lcc.model.tender import Tender

    tender, _origins = load(content.encode(), "tender.yaml", Tender)
    case = about.case.say(language) if about.case else _("none was found")
    status = [_("a draft, without a tested case: one made-up bid stands beside it")] if is_draft(name) else []
    say(f"{about.title.say(language)} ({name})")
    _print_list("", [about.purpose.say(language)])
    _print_list(_("First: keep, repair, refurbish"), [about.keep_first.say(language)])
    _print_list(_("What it decides"), _decided(tender, about, language, _))
    _print_list(_("CPV codes"), [f"{code} {what.say(language)}" for code, what in about.cpv.items()])
    _print_list(_("Customary minimum requirements"), [one.say(language) for one in about.requirements])
    _print_list(_("Customary award criteria"), [one.say(language) for one in about.criteria])
    _print_list(_("Passport, footprint and targets"), _circularity(tender, about, language, _))
    _print_list(_("Traps"), [one.say(language) + _check(one.check, _) for one in about.traps])
    _print_list(_("Published criteria"), [about.published_criteria.say(language)])
    _print_list(_("Documented case"), [case, *status])
    _print_list(_("Where its numbers come from"), _sources(tender, content, _))


def _decided(tender: "Tender", about: "TemplateAbout", language: str, _: Translate) -> Iterator[str]:
    from lcc.language.terms import MODEL_NAMES, model_names, term

    yield _("compared: {unit}").format(unit=about.unit.say(language))
    yield _("horizon: {years} years").format(years=tender.horizon_years)
    yield _("phases asked: {phases}").format(phases=", ".join(term(phase, _) for phase in tender.asked_phases))
    models = model_names(tender.business_models or MODEL_NAMES, _)
    yield _("business models: {models}").format(models=models)
    yield _("award rule: {rule}").format(rule=term(tender.award.method, _))
    for leaf in tender.quality.leaves() if tender.quality else []:
        yield _("criterion: {name}").format(name=leaf.criterion.name)


def _circularity(tender: "Tender", about: "TemplateAbout", language: str, _: Translate) -> Iterator[str]:
    from lcc.language.terms import term
    from lcc.library.facts.chosen import chosen
    from lcc.words.facts import fact_text, sources_text
    from lcc.words.targets import whole_target_text

    asked = tender.circularity.passport if tender.circularity else "not_asked"
    yield _("material passport: {passport}").format(passport=term(asked, _))
    yield _("in the passport: {fields}").format(fields=about.passport.say(language))
    yield _("detachability: {why}").format(why=about.detachability.say(language))
    for fact in map(chosen, about.footprint):
        yield _("CO2 footprint: {fact}").format(fact=f"{fact_text(fact).say(_)}: {sources_text([fact]).say(_)}")
    if not about.footprint:
        yield _("CO2 footprint: no figure known; ask each bidder for its own, with the declaration behind it")
    for target in tender.circularity.targets if tender.circularity else ():
        yield _("target: {target}").format(target=whole_target_text(target, tender.currency).say(_))
    if about.targets is not None:
        yield _("published target: {why}").format(why=about.targets.say(language))


def _check(code: str | None, _: Translate) -> str:
    from lcc.words.remark_texts import WORDING

    if code is None:
        return ""
    return " " + (
        _("(checked: {title})").format(title=_(WORDING[code].title)) if code in WORDING else _("(checked)")
    )


def _sources(tender: "Tender", content: str, _: Translate) -> Iterator[str]:
    """Yield each remark with the numbers that it is about, as the tender has them; weights and scales are a choice."""
    from lcc.intake.templates import sources
    from lcc.words.number_names import number_name

    about: dict[str, list[str]] = {}
    for path, value, remark in sources(content):
        if path[0] == "quality":
            continue
        name = number_name(tender, [], None, path)
        shown = name.value(value).say(_) if isinstance(value, int | float) else str(value)
        about.setdefault(remark, []).append(f"{name.text.say(_)} {shown}")
    for remark, numbers in about.items():
        yield "; ".join(numbers) + f": {remark}"


def _print_list(title: str, lines: Iterable[str]) -> None:
    say()
    if title:
        say(title)
    mark = "- " if title else ""
    for line in lines:
        say(textwrap.fill(line, _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark)))
