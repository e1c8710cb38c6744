"""Read thousands of files made or spoilt at random, and keep each one that is neither read nor refused in words.

`make fuzz` does so for ten minutes; all kinds of file take turns.
"""

import sys
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from fuzz.hunt import Find, hunt, keep
from fuzz.kinds import KINDS


@click.command()
@click.option("--minutes", default=10.0, help="How long, for all kinds together.")
@click.option("--seed", default=1, help="Which inputs: the same seed makes the same ones.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([*KINDS]), help="Only this kind; again for more."
)
@click.option("--inputs", type=int, help="So many inputs, however long that takes.")
@click.option("--keep/--no-keep", "keeps", default=True, help="Whether finds are kept in tests/fuzz/found.")
def main(minutes: float, seed: int, kinds: tuple[str, ...], inputs: int | None, keeps: bool) -> None:
    """Hunt, and exit with 1 if something was found."""
    chosen = kinds or tuple(KINDS)
    found = 0

    def tell(find: Find) -> None:
        print(f"  FOUND {find.file} (beside {find.case}): {find.said!r}", flush=True)
        if keeps:
            keep(find)

    seconds = None if inputs else 60 * minutes
    for tally in hunt(chosen, seed, inputs=inputs, seconds=seconds, tell=tell).values():
        found += len(tally.finds)
        print(tally)
    print(f"{found} kinds of fault")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
