"""`lcc more`: the commands that not every tender takes."""

import click

from lcc.cli.group import MORE, what_it_does
from lcc.cli.options import in_language
from lcc.cli.terminal import say
from lcc.language import translator


@click.command(help=what_it_does("more"))
@in_language
def more(language: str) -> None:
    """Print each with what it does, by who uses it."""
    _ = translator(language)
    width = max(len(name) for of_role in MORE.values() for name in of_role)
    for role, of_role in MORE.items():
        say(_(role))
        for name, told in of_role.items():
            say(f"  {name:<{width}}  {_(told.line)}")
    say(_("Put --help after a command to see how it is used: `lcc sensitivity --help`."))
