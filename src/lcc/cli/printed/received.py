"""What became of the files that were handed in, in the terminal."""

from typing import TYPE_CHECKING

from lcc.cli.terminal import remark, say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.model.received import Received


def print_count(received: "Received | None", _: Translate) -> None:
    """Print how many bids were read from how many files, and which files are attachments."""
    from lcc.words.received import counted_by_name

    if received is not None:
        say(counted_by_name(received).say(_))


def print_received(received: "Received | None", _: Translate) -> None:
    """Print the same, and what was left out, for a command that has no other remarks."""
    from lcc.words.received import remarks_on_files

    print_count(received, _)
    for one in remarks_on_files(received):
        remark(one.say(_))
