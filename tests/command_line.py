"""`lcc` as a user types it."""

from collections.abc import Callable

from click.testing import CliRunner, Result

from lcc.cli import main

Run = Callable[..., Result]


def run(*words: str, code: int = 0, language: str = "en") -> Result:
    """Return what a command says; it ends with this code, and never with a traceback."""
    result = CliRunner().invoke(main, [*words, "--lang", language])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result
