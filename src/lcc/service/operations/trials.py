"""Other numbers than those that were stated."""

from lcc.language import translator
from lcc.service.answer import Answer, json_answer
from lcc.service.asked import ForSensitivity, ForSimulation
from lcc.service.operations.award import one_award, scored_in
from lcc.service.sent import Given


def sensitivity(given: Given, asked: ForSensitivity) -> Answer:
    """Return what the comparison and the award hang on, as `lcc sensitivity --json` does."""
    from lcc.analysis.sensitivity import as_json
    from lcc.api.trials import sensitivity as tried
    from lcc.exchange.outputs.tried import SensitivityFound

    award = one_award(scored_in(given), asked.lot)
    pair = given.get("two_way") or None
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

    found = drawn(one_award(scored_in(given), asked.lot), given["uncertainty"], draws=asked.draws, seed=asked.seed)
    return json_answer(as_json(found, translator(asked.lang)), Simulated)
