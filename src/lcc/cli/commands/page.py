"""`lcc page`: open the page of this version in a browser, where it is at hand."""

import os
import re
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import click

import lcc
from lcc.cli.group import what_it_does
from lcc.cli.options import in_language
from lcc.cli.output import REFUSED
from lcc.cli.terminal import say
from lcc.language import Translate, preferred, translator
from lcc.record.visible import visible

_ = translator(preferred())
_NAME, _VARIABLE = "lcc.html", "LCC_PAGE"
_VERSION = re.compile(rb'<meta name="lcc-version" content="([^"]{1,40})">')
_HEAD = 4096
"""The page says its version in its first lines; the others are 22 MB."""


@click.command(help=what_it_does("page"))
@click.argument("page_file", required=False, type=click.Path(path_type=Path), metavar=f"[{_('FILE')}]")
@click.option("--where", "is_where", is_flag=True, help=_("Print where the page is, and open nothing."))
@in_language
def page(page_file: Path | None, is_where: bool, language: str) -> None:
    """Find the page of this version and open it; only ever a file, never an address."""
    _ = translator(language)
    at_hand = [page_file] if page_file else [file for file in _places() if file.is_file()]
    versions = {file: _version(file) for file in at_hand}
    found = next((file for file, version in versions.items() if version == lcc.__version__), None)
    if found is None:
        for file, version in versions.items():
            say(_other(file, version, _), err=True)
        if page_file is None:
            say(_how_to_get(_), err=True)
        raise SystemExit(REFUSED)
    whole = found.resolve()
    if is_where:
        say(str(whole))
    elif webbrowser.open(whole.as_uri()):
        say(_("Opened in your browser: {file}").format(file=whole))
    else:
        say(_("No browser could be started here. Open it yourself: {file}").format(file=whole))


def _places() -> Iterator[Path]:
    """Yield where the page can be: as is said, beside the program, here, and where a clone builds it."""
    if stated := os.environ.get(_VARIABLE):
        yield Path(stated)
    for folder in (
        Path(sys.argv[0]).resolve().parent,
        Path(),
        Path("dist"),
        Path(lcc.__file__).parents[2] / "dist",
    ):
        yield folder / _NAME


def _version(file: Path) -> str | None:
    """Return the version that a page says it is of; None where it is no page of ours, or can't be read."""
    try:
        with file.open("rb") as opened:
            found = _VERSION.search(opened.read(_HEAD))
    except OSError:
        return None
    return found[1].decode(errors="replace") if found else None


def _other(file: Path, version: str | None, _: Translate) -> str:
    if version is None:
        return _("{file} is not the page lcc.html, or can't be read.").format(file=file)
    text = _("{file} is the page of version {then}; this is version {now}. Take the one of this version.")
    return text.format(file=file, then=visible(version), now=lcc.__version__)


def _how_to_get(_: Translate) -> str:
    return _(
        "lcc.html of version {now} is not at hand. It lies beside the program in a release; in a clone of the code "
        "`make page` builds it as dist/lcc.html. Then name it: `lcc page FILE`, or put its path in {variable}."
    ).format(now=lcc.__version__, variable=_VARIABLE)
