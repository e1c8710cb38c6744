"""Each block on the page about the award is a tender, and every rule is there."""

import re
from pathlib import Path
from typing import get_args

from ruamel.yaml import YAML

import make
from lcc.model.award import AWARD_RULES
from lcc.model.bid_decision import BidDecision, BidDecisions, Enquiry
from lcc.model.bid_history import HandedInRound, RoundKind, Rounds

PAGE = (Path(__file__).parents[2] / "docs" / "award.md").read_text()
TENDERS = [
    make.tender(**YAML(typ="safe", pure=True).load(text))
    for text in re.findall(r"```yaml tender\n(.*?)```", PAGE, re.DOTALL)
]


DECISIONS = [
    BidDecisions.model_validate(YAML(typ="safe", pure=True).load(text))
    for text in re.findall(r"```yaml decisions\n(.*?)```", PAGE, re.DOTALL)
]


def test_rounds_of_bids_are_shown_with_everything_that_they_can_say() -> None:
    [text] = re.findall(r"```yaml rounds\n(.*?)```", PAGE, re.DOTALL)
    shown = Rounds.model_validate(YAML(typ="safe", pure=True).load(text))
    assert set(Rounds.model_fields) == shown.model_fields_set
    assert set(HandedInRound.model_fields) == shown.rounds[-1].model_fields_set
    assert all(f"`{word}`" in PAGE or word in text for word in get_args(RoundKind))


def test_what_is_decided_on_bids_is_shown_with_everything_that_it_can_say() -> None:
    [shown] = DECISIONS
    assert set(BidDecisions.model_fields) == shown.model_fields_set
    assert {*BidDecision.model_fields} - {"lot"} == shown.decisions[0].model_fields_set
    assert {*Enquiry.model_fields} - {"lot", "evidence"} == shown.enquiries[0].model_fields_set


def test_every_rule_is_shown() -> None:
    assert {tender.award.method for tender in TENDERS} == set(AWARD_RULES)
    assert all(f"`{method}`" in PAGE for method in AWARD_RULES)


def test_everything_that_a_rule_can_say_is_shown() -> None:
    stated = {name for tender in TENDERS for name in tender.award.model_fields_set}
    assert {name for rule in AWARD_RULES.values() for name in rule.model_fields} <= stated
