"""Write docs/facts.md, from the library of facts. Run after a fact or a source has changed."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lcc.language import translator
from lcc.library.facts.fact import Fact, Reading
from lcc.library.facts.read import every_fact
from lcc.words.facts import range_text, reading_text, source_text

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "facts.md"
NOTICE = ROOT / "src" / "lcc" / "library" / "facts" / "NOTICE.txt"
_HEAD = """# Facts

What is known of what authorities buy: each number with its unit, year, source and certainty, and between which numbers
sources differ. `lcc facts CATEGORY` prints the same, `lcc facts --search WORD` looks in Dutch and English, and marks
what is old; `lcc.facts()` gives it to programs. By `scripts/facts_page.py`.

A **planning figure** has no source: it is of use to see whether a number can be right, and never stands in what goes
to bidders. `recalled` is known from memory, and was not held against its source. What is "of the trade itself" comes
from who has an interest in it. Of each source what it said last counts, and planning figures only where there is no
source.

## Named in a tender

```yaml
items:
  - id: monitor
    name: Monitor
    quantity: 300
    unit: piece
    average_life_from: ict.monitor.life
    facts: [ict.monitor.co2_making@ademe, ict.monitor.life, ict.monitor.energy]
```

`facts` are what bids are held against: a price, a service life, emissions of making or a use of kWh below half of the
lowest, or above twice the highest, is remarked on with the source. Sources of one product differ by as much among
themselves, so that less says nothing. It decides nothing. Where sources differ, `@` and the code of a source fixes one.

`average_life_from` takes `average_life_years` from a fact with one number and a source; a planning figure is refused
there.

In the ranges of `lcc look-back`, `fact: NAME` stands in place of `lowest` and `highest`; in the drivers of `lcc
simulate` in place of a distribution, and anything between is as likely. Both say the sources.
"""


def page() -> str:
    """Return the page: a table for each category, the sources, and what their licences ask to say."""
    return _HEAD + "\n" + "".join(f"{line}\n" for line in (*_tables(), *_sources(), *_notice()))


def _tables() -> Iterator[str]:
    for _category, facts in groupby(every_fact(), key=lambda fact: fact.category):
        first, *more = facts
        yield from (f"## {first.category_name.en} ({first.category_name.nl})", "")
        yield from ("| name | fact | kengetal | range | by source |", "|---|---|---|---|---|")
        yield from map(_row, (first, *more))
        yield ""


def _row(fact: Fact) -> str:
    _ = translator("en")
    names = (f"{fact.item_name.en}: {fact.measure_name.en}", f"{fact.item_name.nl}: {fact.measure_name.nl}")
    said = "; ".join(reading_text(one, fact).say(_) for one in fact.readings)
    return f"| `{fact.name}` | {' | '.join(names)} | {range_text(fact).say(_)} | {said} |"


def _sources() -> Iterator[str]:
    _ = translator("en")
    readings: list[Reading] = [one for fact in every_fact() for one in fact.readings]
    sources = {one.source.id: one.source for one in readings if one.source}
    yield from ("## Sources", "", "By the code that stands after an `@`.", "")
    yield from (f"- `{code}`: {source_text(source).say(_)}" for code, source in sorted(sources.items()))


def _notice() -> Iterator[str]:
    yield from ("", "## Licences", "", NOTICE.read_text().strip())


if __name__ == "__main__":
    PAGE.write_text(page())
