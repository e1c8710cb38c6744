"""What is the same for everybody: schemas, templates, published figures and facts."""

from lcc.service.answer import MEDIA, Answer, json_answer
from lcc.service.asked import OfDay, OfFacts, OfName, OfSearch, Query, one_of
from lcc.service.sent import Given


def nothing(_given: Given, _asked: Query) -> Answer:
    """Answer, by which is seen that somebody does."""
    return Answer(b"")


def schemas(_given: Given, _asked: Query) -> Answer:
    """Return the names of what goes in and out."""
    from lcc.exchange.schema import SCHEMAS

    return json_answer({"schemas": [*SCHEMAS]})


def schema(_given: Given, asked: OfName) -> Answer:
    """Return the JSON Schema of one of them."""
    from lcc.exchange.schema import SCHEMAS, json_schema

    if asked.name not in SCHEMAS:
        raise one_of("name", asked.name, SCHEMAS)
    return json_answer(json_schema(asked.name, asked.lang))


def templates(_given: Given, asked: OfSearch) -> Answer:
    """Return the templates of tenders that are found by words."""
    from lcc.exchange.outputs.listed import TemplatesListed
    from lcc.intake.template_about import as_entry, templates_about

    words = (asked.search or "").split()
    found = {name: one for name, one in templates_about().items() if one.is_found_by(words, name)}
    listed = [as_entry(name, one, asked.lang) for name, one in found.items()]
    return json_answer({"templates": listed}, TemplatesListed)


def template(_given: Given, asked: OfName) -> Answer:
    """Return a template as the tender that it is, in YAML with its remarks."""
    from lcc.intake.templates import TemplateAnswers, template_text
    from lcc.library import shipped

    if asked.name not in shipped.templates():
        raise one_of("name", asked.name, shipped.templates())
    text = template_text(asked.name, asked.lang, TemplateAnswers())
    return Answer(text.encode(), MEDIA["yaml"], file=f"{asked.name}.yaml")


def constants(_given: Given, asked: OfDay) -> Answer:
    """Return the figures that a tender can choose by name."""
    from lcc.api.published import all_published
    from lcc.exchange.outputs.listed import ConstantsListed

    return json_answer({"constants": all_published(asked.at)}, ConstantsListed)


def facts(_given: Given, asked: OfFacts) -> Answer:
    """Return what is known of what authorities buy."""
    from lcc.api.published import facts as found
    from lcc.api.published import plain_fact
    from lcc.exchange.outputs.listed import FactsListed

    listed = found(asked.category, search=asked.search)
    return json_answer({"facts": {name: plain_fact(fact) for name, fact in listed.items()}}, FactsListed)
