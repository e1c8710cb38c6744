"""What a law asks, in words: every finding is said whole in both languages, with its article, status and source."""

import re
from datetime import date

import pytest

import awards
import make
from lcc.language import LANGUAGES, translator
from lcc.library.provisions import LAWS
from lcc.model.award import AWARD_RULES
from lcc.scrutiny.law.check import law_check
from lcc.scrutiny.law.finding import ActFacts
from lcc.words.law import assumed_texts, finding_lines, later_texts, law_title, said_of_law

PLAN = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
CLEANING = make.tender(award={"method": "low_bid", "price_weight": 0.6}, quality=PLAN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", AWARD_RULES)
def test_every_finding_is_said_without_a_blank(method: str, language: str) -> None:
    _ = translator(language)
    for law in LAWS:
        for purchase in (None, 0.3, 0.95):
            check = law_check(awards.tender(method), law, facts=ActFacts(True, "mix", purchase))
            said = "\n".join(line for one in check.findings for line in finding_lines(one, _))
            assert not re.search(r"\{\w+\}|None|\d{7}", said)


def test_both_readings_of_the_share_are_said() -> None:
    check = law_check(CLEANING, "ppa", facts=ActFacts(labour_intensive=True))
    [share] = [said_of_law(one) for one in check.findings if one.name == "ppa_quality_share"]
    assert share.found.say(str) == (
        "Only because life-cycle cost counts: quality has 40 %, with life-cycle cost 100 %, and 50 % is asked. If only "
        "what is not purchase price counts, it holds as long as that is at most 83.33 % of the life-cycle cost."
    )
    check = law_check(CLEANING, "ppa", facts=ActFacts(labour_intensive=True, purchase_share=0.9))
    [share] = [said_of_law(one) for one in check.findings if one.name == "ppa_quality_share"]
    assert share.found.say(translator("nl")) == (
        "Alleen volgens één lezing: met alle levenscycluskosten heeft kwaliteit 100 %, en dat is genoeg; zonder de "
        "aanschafprijs (90 % van die kosten) heeft zij 46 %, en 50 % wordt gevraagd."
    )


def test_a_finding_names_article_status_and_source() -> None:
    check = law_check(make.tender(procedure="european"), "nl", date(2025, 11, 5))
    [criterion] = [one for one in check.findings if one.name == "nl_award_criterion"]
    said = finding_lines(criterion, str)
    assert said[0] == (
        "NOT MET  Aanbestedingswet 2012, article 2.114, lid 3 en 4 (in force, from 2016-07-01, known to hold until "
        "2025-11-05)"
    )
    assert said[1:3] == [
        "  The best price-quality ratio is the rule; the lowest cost or price needs a reason in the documents.",
        "  A remark on the rule says what is found, and what to do: No motivation.",
    ]
    assert said[3].startswith(
        "  source: Aanbestedingswet 2012 as it stands since 1 September 2025, its text read in"
    )
    assert said[3].endswith("(read in the source)")
    later = criterion._replace(day=date(2025, 11, 6))
    assert finding_lines(later, str)[0].endswith("known to hold until 2025-11-05, not checked since)")


def test_which_day_was_used_is_said_and_what_was_assumed() -> None:
    tender = make.tender(base_date="2026-08-01")
    assert law_title(law_check(tender, "fr")).say(str) == (
        "French law on 2026-08-01, the base date of the tender (another day can be given)"
    )
    asked = law_check(tender, "fr", date(2026, 8, 20))
    assert law_title(asked).say(str) == "French law on 2026-08-20"
    assert [text.say(str).partition(". ")[0] for text in later_texts(asked)] == [
        "From 2026-08-21: Code de la commande publique, article R2152-7",
        "From 2026-08-21: Code de la commande publique, article L2152-7",
    ]
    assert len(list(assumed_texts(law_check(tender, "nl")))) == 1
    assert not list(assumed_texts(law_check(make.tender(procedure="european"), "nl")))
