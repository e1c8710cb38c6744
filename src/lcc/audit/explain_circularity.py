"""From the indicators of a bid back to its passports: product by product, and together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from lcc.audit.explain_award import AwardStep, said_number, step_json, step_lines, step_of
from lcc.circularity.product import Product
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import Given
from lcc.language import Translate
from lcc.record.place import Origins
from lcc.words.circularity_figures import FIGURES, figure_name, figure_title


@dataclass(frozen=True, slots=True)
class ProductExplained:
    """What is offered for one item: its materials in kg of one unit, its connections, and what follows from them.

    The sums over the materials are in `sums`; a number that follows from others is a step, in their order.
    """

    item: str
    materials: Mapping[str, Sequence[float]]
    columns: tuple[str, ...]
    sums: tuple[float, ...]
    connections: tuple[AwardStep, ...]
    steps: tuple[AwardStep, ...]


@dataclass(frozen=True, slots=True)
class CircularityExplained:
    """Each product of a bid, and what they come to together: only what is not that of one product."""

    products: tuple[ProductExplained, ...]
    together: tuple[AwardStep, ...]


def explain_circularity(
    evaluation: Evaluation, outcome: BidEvaluation, origins: Mapping[str, Origins]
) -> CircularityExplained | None:
    """Return how the indicators of a bid came about; None where the tender does not measure circularity."""
    found = outcome.circularity
    if found is None:
        return None
    products = tuple(_product(evaluation, outcome, product, origins) for product in found.products)
    together = tuple(
        step_of(name, figure, origins) for name, figure in found.by_name.items() if not isinstance(figure, Given)
    )
    return CircularityExplained(products, together)


def _product(
    evaluation: Evaluation, outcome: BidEvaluation, product: Product, origins: Mapping[str, Origins]
) -> ProductExplained:
    offer = outcome.bid.offers[product.position]
    columns = tuple(product.materials[0]) if product.materials else ()
    connections = offer.passport.connections if offer.passport else []
    return ProductExplained(
        item=evaluation.tender.item(offer.item).name,
        materials=_rows(product, [one.name for one in offer.passport.materials] if offer.passport else []),
        columns=columns,
        sums=tuple(product.figures[name].value for name in columns),
        connections=tuple(
            step_of(one.name, figure, origins)
            for one, figure in zip(connections, product.connections, strict=True)
        ),
        steps=tuple(
            step_of(name, figure, origins) for name, figure in product.figures.items() if name not in columns
        ),
    )


def _rows(product: Product, names: Sequence[str]) -> dict[str, Sequence[float]]:
    """Return the numbers of each material by its name; a name that comes twice has its number behind it."""
    labels = [name if names.count(name) == 1 else f"{name} ({k})" for k, name in enumerate(names, start=1)]
    cells = ([figure.value for figure in row.values()] for row in product.materials)
    return dict(zip(labels, cells, strict=True))


def circularity_lines(
    explained: CircularityExplained, currency: str, document: Mapping[str, str], _: Translate
) -> Iterator[str]:
    """Yield the explanation as lines of text; `document` has what the documents are called."""
    yield "  " + _("Circularity")

    def of_steps(steps: Sequence[AwardStep]) -> Iterator[str]:
        for step in steps:
            named = figure_name(step.name, _) if step.name in _COUNTS else figure_title(step.name, currency, _)
            yield from step_lines(step, named, document, _)

    for product in explained.products:
        yield f"    {product.item}"
        yield from _table(product, currency, _)
        for number, step in enumerate(product.connections, start=1):
            title = _("Connection {number}").format(number=number)
            yield from step_lines(step, f"{title}, {step.name}", document, _)
        yield from of_steps(product.steps)
    if explained.together:
        yield "    " + _("All products together")
        yield from of_steps(explained.together)


_COUNTS = ("units", "years", "lives", "linear_flow_index", "utility")
"""Their names say in what they are counted."""

_HEAD_WIDTH = 14


def _table(product: ProductExplained, currency: str, _: Translate) -> Iterator[str]:
    """Yield the materials row by row under their heads, and their sums; columns in which nothing is are left out."""
    if not product.materials:
        return
    shown = [k for k, number in enumerate(product.sums) if number]
    names = [product.columns[k] for k in shown]
    titles = [figure_name(name, _) if name in FIGURES else figure_title(name, currency, _) for name in names]
    heads = [wrap(title, _HEAD_WIDTH, break_long_words=False) for title in (_("Material, kg per unit"), *titles)]
    deep = max(map(len, heads))
    rows = [*product.materials.items(), (_("Sum"), product.sums)]
    cells = [
        *zip(*([""] * (deep - len(head)) + head for head in heads), strict=True),
        *((name, *(said_number(numbers[k], _) for k in shown)) for name, numbers in rows),
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for name, *numbers in cells:
        aligned = (text.rjust(width) for text, width in zip(numbers, widths[1:], strict=True))
        yield "      " + "  ".join([name.ljust(widths[0]), *aligned])


def as_json(explained: CircularityExplained) -> dict[str, Any]:
    """Return the explanation as plain values."""
    return {
        "products": [
            {
                "item": one.item,
                "materials": [
                    {"name": name, **dict(zip(one.columns, numbers, strict=True))}
                    for name, numbers in one.materials.items()
                ],
                "connections": [step_json(step) for step in one.connections],
                "steps": [step_json(step) for step in one.steps],
            }
            for one in explained.products
        ],
        "together": [step_json(step) for step in explained.together],
    }
