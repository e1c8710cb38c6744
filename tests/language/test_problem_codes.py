"""Programs go by the codes of problems: one that was given out stays what it is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import lcc
from lcc.award.drawn import DrawsDisagreeError
from lcc.checks.agreement import BidDisagreesError
from lcc.checks.scoring import ScoresDisagreeError
from lcc.cli import main
from lcc.language import LANGUAGES, translator
from lcc.record.message import Message
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problems import worded

KNOWN = Path(__file__).with_name("codes.txt").read_text().split()
TENDER, BID = "id: desks\nhorizon_years: ten\n", ("bid.yaml", b"tender: [")


def test_every_code_is_in_the_list_that_says_which_were_given_out() -> None:
    """A new one is added there; one that is taken out, or called otherwise, breaks the programs that know it."""
    assert sorted(EXPECTED_AND_MEND) == KNOWN


def test_python_and_the_command_line_say_the_same_codes(tmp_path: Path) -> None:
    tender, bid = tmp_path / "tender.yaml", tmp_path / BID[0]
    tender.write_text(TENDER)
    bid.write_bytes(BID[1])
    problems = lcc.check(tender, [bid])
    assert {(one.code, Path(one.file).name, one.line) for one in problems} >= {
        ("int_type", "tender.yaml", 2),
        ("not_yaml", "bid.yaml", 1),
    }
    done = CliRunner().invoke(main, ["check", str(tender), str(bid), "--json", "-"])
    told = json.loads(done.stdout)["problems"]
    assert [(one["code"], one["file"]) for one in told] == [(one.code, one.file) for one in problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_data_and_gets_its_words_at_the_end(language: str) -> None:
    [problem] = lcc.check(("desks.ods", b""))
    assert (problem.code, problem.found, problem.context) == ("tender_kind", ".ods", {})
    said = worded(problem).as_json(translator(language))
    assert said["code"] == "tender_kind"
    assert said["expected"] == worded(problem).expected.say(translator(language))


FOUND = [Message(("offers", 0, "item"), "unknown_item", "chair", {"known": "bench"})]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            BidDisagreesError("Koop BV", FOUND),
            "Koop BV, offers[0].item: unknown_item: found 'chair' (known: bench)",
        ),
        (ScoresDisagreeError(FOUND), "offers[0].item: unknown_item: found 'chair' (known: bench)"),
        (DrawsDisagreeError(FOUND), "offers[0].item: unknown_item: found 'chair' (known: bench)"),
    ],
)
def test_what_a_user_can_mend_is_one_kind_of_error_wherever_it_is_found(error: lcc.LccError, says: str) -> None:
    assert isinstance(error, lcc.LccError)
    assert str(error) == says
    assert [one.code in says for one in error.problems] == [True]
