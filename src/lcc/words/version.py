"""Which version of the program made a file, where that is another one than reads it."""

import lcc
from lcc.language import N_, Text


def made_with(then: str) -> Text:
    """Return by which version a file was made, and which one this is."""
    return Text(N_("Made with version {then}; this is version {now}."), {"then": then, "now": lcc.__version__})
