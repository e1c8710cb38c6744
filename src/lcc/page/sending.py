"""Letters that are to be sent: what follows from the day of sending, what is odd about it, and what is still open."""

from collections.abc import Iterator
from datetime import date

from lcc.api.award import refuse_unpublishable
from lcc.api.scoring import Scored
from lcc.documents import before_sending as before
from lcc.documents.letters.letter import letter
from lcc.language import Language, translator
from lcc.record.problem import LccError


def before_sending(scored: Scored, language: Language, sent: date | None) -> list[str]:
    """Return what comes next of letters that are sent on a day, and what to look at first; of all lots, each once."""
    _, awards = translator(language), _announced(scored)
    lines = (line for one in awards for line in before.before_sending(one.evaluation, one.award, sent, _))
    return list(dict.fromkeys(lines))


def to_fill_in(scored: Scored, language: Language, sent: date | None) -> list[str]:
    """Return what is still to be filled in in the letters, with the letters that it is open in."""
    found = [
        (one.bid.name, letter(award.evaluation, one, language=language, lot=award.award, sent=sent).to_fill_in)
        for award in _announced(scored)
        for one in award.evaluation.bids
    ]
    return before.still_open(found, translator(language))


def _announced(scored: Scored) -> Iterator[Scored]:
    """Yield what is awarded; nothing where no letters can be written, which is said in their place."""
    for one in scored.awards:
        try:
            refuse_unpublishable(one.submissions, one.evaluation, one.award)
        except LccError:
            continue
        yield one
