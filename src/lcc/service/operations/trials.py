"""Other numbers than those that were stated."""

from typing import TYPE_CHECKING

from pydantic import ValidationError

from lcc.checks.validation import messages_of
from lcc.language import translator
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, problem_of
from lcc.service.answer import Answer, json_answer
from lcc.service.asked import ForSensitivity, ForSimulation
from lcc.service.operations.award import awarded_in, one_award
from lcc.service.sent import BODY, Given

if TYPE_CHECKING:
    from lcc.api.scoring import Scored


def sensitivity(given: Given, asked: ForSensitivity) -> Answer:
    """Return what the comparison and the award hang on, as `lcc sensitivity --json` does."""
    from lcc.analysis.sensitivity import as_json
    from lcc.api.trials import sensitivity as tried
    from lcc.exchange.outputs.tried import SensitivityFound

    award = one_award(awarded_in(given), asked.lot)
    pair = given.get("two_way") or None
    _refuse_unknown(award, given)
    found = tried(
        award,
        given.get("fields", ()),
        share=asked.share,
        scenarios=given.get("scenarios"),
        two_way=None if pair is None else tuple(pair),
        extend=asked.extend,
    )
    return json_answer(as_json(found, translator(asked.lang)), SensitivityFound)


def simulate(given: Given, asked: ForSimulation) -> Answer:
    """Return what bids may come to, as `lcc simulate --json` does."""
    from lcc.analysis.simulation import as_json
    from lcc.api.trials import simulate as drawn
    from lcc.exchange.outputs.tried import Simulated

    found = drawn(
        one_award(awarded_in(given), asked.lot), given["uncertainty"], draws=asked.draws, seed=asked.seed
    )
    return json_answer(as_json(found, translator(asked.lang)), Simulated)


def _refuse_unknown(award: "Scored", given: Given) -> None:
    """Raise InputRefusedError with every number that is named and not there, where it stands in the request."""
    from lcc.checks.agreement import unknown_numbers
    from lcc.model.uncertainty import FieldOf

    tender, bids = award.submissions.tender, award.submissions.offered
    wrong: list[Message] = []
    for field in ("fields", "two_way"):
        for position, name in enumerate(given.get(field, ())):
            bidder, _colon, path = name.rpartition(": ")
            try:
                one = FieldOf(bidder=bidder or None, field=path)
                found = list(unknown_numbers(tender, bids, {(): one}))
            except ValidationError as error:
                found = messages_of(error, FieldOf)[:1]
            wrong += [finding._replace(path=(field, position)) for finding in found]
    if wrong:
        raise InputRefusedError([problem_of(one, BODY) for one in wrong])
