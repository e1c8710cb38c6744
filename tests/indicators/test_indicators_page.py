"""`docs/indicators.md` says what is worked out, and what is shown there runs."""

import re

import indicators_page
from ruamel.yaml import YAML

from lcc.indicators.figures import INDICATORS
from lcc.indicators.measures import MEASURES, OF_CONTRACTS
from lcc.indicators.targets import unknown_targets
from lcc.indicators.values import OF_ALL
from lcc.model.indicator_targets import IndicatorTargets

PAGE = indicators_page.PAGE.read_text()


def test_the_tables_are_those_of_the_program() -> None:
    assert indicators_page.page(PAGE) == PAGE, "run scripts/indicators_page.py"
    assert all(f"| `{code}` |" in PAGE for code in INDICATORS)


def test_each_indicator_is_worked_out() -> None:
    of_waste = ("waste_separated", "waste_per_head", "separated_per_head")
    assert {*MEASURES, *OF_ALL, *OF_CONTRACTS, *of_waste} == {*INDICATORS}


def test_the_targets_on_the_page_are_some() -> None:
    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    found = IndicatorTargets.model_validate(YAML(typ="safe", pure=True).load(text))
    assert not [*unknown_targets(found)]
    assert found.targets[0].level(2030) == 1.0
