"""What is said is counted: a message is four lines, the field comes first, and a finding takes a sentence."""

from pathlib import Path

import pytest

import make
from command_line import run
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.named import called_on
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES
from lcc.library import shipped

EXAMPLES = shipped.examples()
STREET = EXAMPLES["street-furniture"]
_LONGEST = 140
"""Characters in which a message can name a field."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", make.EACH_EXAMPLE)
def test_every_cell_of_a_form_has_a_name_of_its_own_kind_in_a_message(example: str, language: str) -> None:
    tender = read_tender(EXAMPLES[example] / "tender.yaml")
    called = {
        key: name
        for sheet in form_layout(tender, language).sheets
        for key, name in called_on(sheet, tender).items()
    }
    assert [key for key, name in called.items() if not name or len(name) > _LONGEST or "_" in name] == []
    assert all(
        name.startswith(tender.items[int(key[1])].name) for key, name in called.items() if key[0] == "offers"
    )


def test_a_problem_is_four_lines(tmp_path: Path) -> None:
    file = tmp_path / "bid.yaml"
    file.write_text((STREET / "bids-as-yaml" / "hardhout.yaml").read_text().replace("price: 900.0", "price: x"))
    said = run("check", str(STREET / "tender.yaml"), str(file), code=1).output
    assert said.partition("\n\n")[0].count("\n") == 2 + 3  # under the name of the supplier


def test_what_the_comparison_hangs_on_is_at_most_five_sentences_before_the_tables() -> None:
    said = run("sensitivity", str(STREET / "tender.yaml"), str(STREET / "bids-as-yaml")).stdout
    before = said.partition("One number at a time")[0].strip().splitlines()
    assert 1 <= len([line for line in before if line.startswith("If ")]) <= 5
