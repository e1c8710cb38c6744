"""A bid of which a part was refused: whether its other parts answer the tender, so that all is said at once."""

from pydantic import ValidationError

from lcc.checks.agreement import findings_of_offer
from lcc.checks.validation import unread_in
from lcc.model.bid import Offer
from lcc.model.tender import Tender
from lcc.record.problem import Problem, problem_of
from lcc.record.stated import Stated


def problems_in_parts(stated: Stated, tender: Tender) -> list[Problem]:
    """Return in what the offers that can be read do not answer the tender.

    An offer of which anything could not be read is not looked at: what is found there may follow from that.
    """
    values = stated.values if isinstance(stated.values, dict) else {}
    offers, unread = values.get("offers"), {path[:2] for path in unread_in(stated)}
    if not isinstance(offers, list) or not stated.is_whole:
        return []
    problems: list[Problem] = []
    for k, offer in enumerate(offers):
        if ("offers", k) in unread:
            continue
        try:
            made = Offer.model_validate(offer)
        except ValidationError:
            continue
        found = findings_of_offer(tender, made, ("offers", k))
        problems += [problem_of(finding, origins=stated.origins) for finding in found]
    return problems
