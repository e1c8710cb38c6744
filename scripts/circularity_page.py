"""Write the tables of docs/circularity.md: indicators and published targets. Run after a definition has changed."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from ruamel.yaml import YAML

from lcc.language import translator
from lcc.language.indicator_words import INDICATORS as WORDS
from lcc.library.indicators import INDICATORS, Indicator, IndicatorFacts
from lcc.library.published import TARGETS, PublishedTarget
from lcc.method.indicator_definitions import cited, definition_text
from lcc.model import Tender
from lcc.words.indicators import FOLLOWS_FROM, direction, unit_of_indicator
from lcc.words.targets import published_target_text

PAGE = Path(__file__).parents[1] / "docs" / "circularity.md"
AROUND = {
    "id": "benches", "title": "Benches", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 50,
    "asked_phases": [], "discount": {"rate": 0.0225},
    "items": [{"id": "bench", "name": "Bench", "quantity": 120, "unit": "piece", "average_life_years": 15}],
}  # fmt: skip
"""What is left out of the tender on the page."""

_ = translator("en")


def blocks(text: str, kind: str) -> list[object]:
    """Return the YAML blocks of a kind on the page, read."""
    found = re.findall(rf"```yaml {kind}\n(.*?)```", text, re.DOTALL)
    return [YAML(typ="safe", pure=True).load(block) for block in found]


def tender_on(text: str) -> Tender:
    """Return the tender on the page."""
    [found] = blocks(text, "tender")
    assert isinstance(found, dict)
    return Tender.model_validate(AROUND | found)


def page() -> str:
    """Return the page with its tables as they should be."""
    text = PAGE.read_text()
    tender = tender_on(text)
    tables = {
        "indicators": _table(
            ("indicator", "formula", "follows from", "in", "source"),
            [
                *(_indicator(name, kind, tender) for name, kind in INDICATORS.items()),
                _spending(tender),
            ],
        ),
        "targets": _table(("name", "target", "source"), (_target(*one) for one in TARGETS.items())),
    }
    for name, lines in tables.items():
        before, mark, after = text.partition(f"<!-- {name} -->\n")
        text = before + mark + lines + after[after.index("<!-- end -->") :]
    return text


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in (heads, ["---"] * len(heads), *rows))


def _indicator(name: Indicator, kind: IndicatorFacts, tender: Tender) -> tuple[str, ...]:
    return (
        f"`{name}`",
        definition_text(name, tender).say(_),
        _(FOLLOWS_FROM[kind.source]),
        f"{unit_of_indicator(name, tender.currency, _)}; {_(direction(name))}",
        _source(name),
    )


def _spending(tender: Tender) -> tuple[str, ...]:
    name = "circular_spending"
    formula = definition_text(name, tender).say(_)
    return f"`{name}`", formula, "passports and what is paid; only targets are set for it", "share", _source(name)


def _source(name: str) -> str:
    words = WORDS[name]
    return f"{cited(name).say(_)} ({words.certainty})" if words.source else words.certainty


def _target(name: str, target: PublishedTarget) -> tuple[str, ...]:
    level = published_target_text(target, "EUR").say(_)
    return f"`{name}`", level, f"{target.source} ({target.certainty})"


def main() -> int:
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
