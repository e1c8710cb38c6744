"""A share of one quality class is not tried by itself: with the others as they are it would be no split of the use."""

import fees
from lcc.analysis.sensitivity import analyse
from lcc.evaluation.evaluate import evaluate


def test_shares_of_classes_are_left_as_they_are() -> None:
    bids = [fees.by_quality(-70.0, 45.0, name="A"), fees.by_quality(-40.0, -20.0, name="B")]
    found = analyse(evaluate(fees.paper(), bids))
    tried = {swing.range.input.path for swing in found.swings}
    assert ("items", 0, "use_per_year") in tried
    assert not {path for path in tried if "qualities" in path}
