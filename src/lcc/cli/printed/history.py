"""What bidders changed since earlier rounds, in the terminal."""

from typing import TYPE_CHECKING

from lcc.cli.terminal import say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation


def print_history(evaluation: "Evaluation", _: Translate) -> None:
    """Print what each bid changed from one round to the next, where there were earlier rounds."""
    from lcc.evaluation.history import bid_threads
    from lcc.words.bid_history import sentences

    for sentence in sentences(evaluation, bid_threads(evaluation)):
        say(sentence.say(_))
