"""Search for bids that win in silence for as long as it may take, and measure what is said of honest ones.

`make adversary` searches for an hour, on tenders of every kind, and writes the rates of honest bids to docs/quality.md.
"""

import sys
from pathlib import Path
from random import Random
from time import monotonic

import click

from lcc.interchange.yaml_file import as_yaml
from lcc.model import Tender

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from gaming.honest import SILENT, STATED
from gaming.rates import honest_rates, table
from gaming.search import search, smallest

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
BEGIN, END = "<!-- honest rates, by make adversary -->\n", "<!-- end of honest rates -->\n"
_CLIMBS_SECONDS = 20.0
"""How long one tender is searched before the next one."""


def tender_of(rng: Random) -> Tender:
    """Draw a tender of the kinds that purchasers write, with all that it can state or only some of it."""
    return Tender.model_validate(
        rng.choice([SILENT, STATED])
        | {
            "residual_value": rng.choice(["annuity", "straight_line", "none"]),
            "horizon_years": rng.choice([5, 8, 10, 15]),
            "yearly_costs_fall": rng.choice(["start", "middle", "end"]),
            "purchase_options": rng.choice(["exercised", "not_exercised"]),
            "contracts_end_at_horizon": rng.random() < 0.5,
        }
    )


@click.command()
@click.option("--minutes", default=60.0, help="How long to search.")
@click.option("--seed", default=1, help="Where the search starts.")
@click.option("--tenders", default=1000, help="How many tenders of honest bids are drawn.")
def main(minutes: float, seed: int, tenders: int) -> None:
    """Search, and exit with 1 if a bid was found that wins in silence."""
    rates = table(honest_rates(seed, tenders))
    before, rest = PAGE.read_text().split(BEGIN)
    PAGE.write_text(before + BEGIN + rates + END + rest.split(END)[1])
    print(rates)
    rng, until, climbs, wins = Random(seed), monotonic() + 60 * minutes, 0, 0
    while monotonic() < until:
        tender, number = tender_of(rng), rng.randrange(10**9)
        for found in search(tender, number, seconds=min(_CLIMBS_SECONDS, until - monotonic())):
            climbs += 1
            if found.is_silent_win:
                wins += 1
                least = smallest(tender, found)
                print(f"# shows {least.share:.3f} of what it costs; seed {number}, in this tender:")
                print(as_yaml(tender.model_dump(mode="json", exclude_unset=True)).decode())
                print(as_yaml(least.plain).decode(), flush=True)
    print(f"{climbs} climbs, {wins} silent wins")
    sys.exit(bool(wins))


if __name__ == "__main__":
    main()
