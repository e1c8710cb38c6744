"""A figure that nobody read in its source does not go out, unless the authority states it as its own."""

from typing import Any

import pytest

import lcc
import make
from lcc.checks.publication import unread_figures
from lcc.documents.statement.method_statement import method_statement
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.record.problem import NotScorableError
from said import texts

RECALLED: dict[str, dict[str, Any]] = {
    "EU-better-regulation": {"discount": {"profile": "EU-better-regulation"}},
    "WLO-2015-high": {"carbon_price_path": {"name": "WLO-2015-high", "price_level": 1.4}},
    "A1": {"mki": {"weighting_set": "A1"}},
    "A2": {"mki": {"weighting_set": "A2"}},
    "one-percent-a-level": {
        "award": {"method": "lowest_lcc", "co2_ladder": {"version": "3.1", "scale": "one-percent-a-level"}}
    },
}


@pytest.mark.parametrize("name", RECALLED)
def test_what_was_recalled_is_refused_by_its_name(name: str) -> None:
    plain = make.tender(**RECALLED[name]).model_dump(exclude_unset=True)
    for write in (lcc.method_statement, lcc.form):
        with pytest.raises(NotScorableError) as refused:
            write(plain)
        [problem] = refused.value.problems
        assert (problem.code, problem.found) == ("figure_not_read", name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RECALLED)
def test_what_the_authority_states_as_its_own_goes_out_as_that(name: str, language: str) -> None:
    tender = make.tender(**RECALLED[name], own_figures=[name])
    assert unread_figures(tender) == []
    said = texts(method_statement(tender, language))
    assert ("own" if language == "en" else "zelf vastgesteld") in said
    assert not any(word in said for word in ("recalled", "uit het hoofd", "uit het geheugen", "from memory"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*make.EACH_EXAMPLE, *make.EACH_TEMPLATE])
def test_nothing_that_is_shipped_says_that_it_was_recalled(name: str, language: str) -> None:
    examples = shipped.examples()
    file = examples[name] / "tender.yaml" if name in examples else shipped.template_file(name, "nl")
    tender = read_tender(file)
    assert unread_figures(tender) == []
    said = texts(method_statement(tender, language)).lower()
    assert not any(word in said for word in ("recalled", "hoofd, niet", "geheugen", "memory"))


def test_a_figure_that_was_read_needs_no_word() -> None:
    assert unread_figures(make.tender(discount={"profile": "NL-2026-standard"})) == []
