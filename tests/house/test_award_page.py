"""Each block on the page about the award is a tender, and every rule is there."""

import re
from pathlib import Path

import award_lines
from ruamel.yaml import YAML

import make
from lcc.model.award import AWARD_RULES
from lcc.model.bid_decision import BidDecision, BidDecisions, Enquiry

PAGE = (Path(__file__).parents[2] / "docs" / "award.md").read_text()
TENDERS = [
    make.tender(**YAML(typ="safe", pure=True).load(text))
    for text in re.findall(r"```yaml tender\n(.*?)```", PAGE, re.DOTALL)
]


DECISIONS = [
    BidDecisions.model_validate(YAML(typ="safe", pure=True).load(text))
    for text in re.findall(r"```yaml decisions\n(.*?)```", PAGE, re.DOTALL)
]


def test_what_is_decided_on_bids_is_shown_with_everything_that_it_can_say() -> None:
    [shown] = DECISIONS
    assert set(BidDecisions.model_fields) == shown.model_fields_set
    assert {*BidDecision.model_fields} - {"lot"} == shown.decisions[0].model_fields_set
    assert {*Enquiry.model_fields} - {"lot", "evidence"} == shown.enquiries[0].model_fields_set


def test_every_rule_is_shown() -> None:
    assert {tender.award.method for tender in TENDERS} == set(AWARD_RULES)
    assert all(f"`{method}`" in PAGE for method in AWARD_RULES)


def test_each_rule_has_a_worked_line_as_the_program_has_it() -> None:
    """By hand: A has 66 under low_bid, B 67.6 and C 62; on value A is compared at 100,000 - 80,000 x 0.6."""
    assert award_lines.written(PAGE) == PAGE, "run scripts/award_lines.py"
    assert "`low_bid` | 100 x 0.6 x 70,000 / 100,000 + 100 x (1 - 0.6) x 0.6 = 66 | 66 | 67.6 | 62 | B |" in PAGE
    assert "`quality_value` | 100,000 - 80,000 x 0.6 = 52,000 | 52,000 | 57,000 | 66,000 | A |" in PAGE
    assert set(award_lines.STATED) == set(AWARD_RULES)


def test_everything_that_a_rule_can_say_is_shown() -> None:
    stated = {name for tender in TENDERS for name in tender.award.model_fields_set}
    assert {name for rule in AWARD_RULES.values() for name in rule.model_fields} <= stated
