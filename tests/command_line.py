"""`lcc` as a user types it."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result

from lcc.cli import main
from lcc.model import Bid, Tender

Run = Callable[..., Result]


def run(*words: str, code: int = 0, language: str = "en", typed: str | None = None) -> Result:
    """Return what a command says; it ends with this code, and never with a traceback. `typed` is on standard input."""
    result = CliRunner().invoke(main, [*words, "--lang", language], input=typed)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def write(tender: Tender, *bids: Bid) -> None:
    """Write a tender, and bids in a folder, to where commands are run."""
    Path("bids").mkdir(exist_ok=True)
    Path("tender.json").write_text(tender.model_dump_json(exclude_defaults=True))
    for number, bid in enumerate(bids):
        Path(f"bids/{number}.json").write_text(bid.model_dump_json(exclude_defaults=True))


def costs(*words: str) -> dict[str, str]:
    """Return what each bid comes to when these files are scored, in cents as a reader sees it."""
    outcome = json.loads(run("score", *words, "--json", "-").stdout)
    return {bid["bidder"]: f"{bid['life_cycle_cost']:,.2f}" for bid in outcome["bids"]}


def refusal(*words: str) -> str:
    """Return why these files are refused when they are scored; nothing is written then."""
    with TemporaryDirectory() as folder:
        said = run("score", *words, "-o", str(Path(folder) / "comparison.xlsx"), code=1).output
        assert not list(Path(folder).iterdir())
    return said
