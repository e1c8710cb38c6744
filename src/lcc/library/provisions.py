"""What laws and judgments ask of an award, as data: which article, since when, from which source, and how sure.

What each asks in words stands in `lcc.words.law`; whether a tender has it is found in `lcc.scrutiny`. A provision that
no longer holds stays, so that a tender of its time can be tested. None of it is legal advice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from lcc.library.dated import Dated

Law = Literal["nl", "be", "fr", "ppa"]
"""Of the Netherlands, Belgium and France, and the proposed Public Procurement Act of the European Union."""
LAWS: tuple[Law, ...] = get_args(Law)
Status = Literal["in_force", "case_law", "proposed"]
Departure = Literal["specifications", "performance_conditions", "mix"]
"""How quality is secured where the share of article 98(4) of the proposed Act is departed from: its article 98(5)."""
DEPARTURES: tuple[Departure, ...] = get_args(Departure)


@dataclass(frozen=True, kw_only=True)
class Provision(Dated):
    """One thing that is asked, by its article or judgment.

    `act` and `article` are how it is cited, in the language of the law; `source` says what was read of it, and where.
    """

    law: Law
    act: str
    article: str
    status: Status = "in_force"


@dataclass(frozen=True, kw_only=True)
class Threshold(Provision):
    """From which estimated value a contract of a municipality is published European, without VAT [EUR].

    For works, and for supplies and services of a sub-central authority. Those of social and other specific services,
    and of other authorities, are others.
    """

    works: float
    supplies_and_services: float


_DUTCH_VALUES: Any = {"law": "nl", "act": "Aanbestedingswet 2012", "article": "2.1, 2.3"}
_BELGIAN_VALUES: Any = {"law": "be", "act": "Richtlijn 2014/24/EU", "article": "4"}
_THRESHOLD_2024: Any = {
    "works": 5_538_000.0, "supplies_and_services": 221_000.0,
    "source": "thresholds of 2024 and 2025", "certainty": "recalled", "valid_from": date(2024, 1, 1),
    "valid_until": date(2025, 12, 31), "superseded_by": "Delegated Regulations (EU) 2025/2150 to 2025/2152",
}  # fmt: skip
_THRESHOLD_2026: Any = {
    "works": 5_404_000.0, "supplies_and_services": 216_000.0,
    "source": "Delegated Regulations (EU) 2025/2150 to 2025/2152, thresholds of 2026 and 2027", "certainty": "sourced",
    "valid_from": date(2026, 1, 1), "known_until": date(2027, 12, 31),
}  # fmt: skip

_AW_2012: Any = {
    "law": "nl", "act": "Aanbestedingswet 2012", "certainty": "sourced", "valid_from": date(2013, 4, 1),
    "known_until": date(2025, 11, 5),
    "source": "Aanbestedingswet 2012 as it stands since 1 September 2025, its text read in a public copy of 5 November "
    "2025",
}  # fmt: skip
_AW: Any = _AW_2012 | {"valid_from": date(2016, 7, 1)}
"""What reads so since Directive 2014/24/EU was taken over. Both days of the law are recalled."""
_DUTCH_COURT: Any = {"law": "nl", "status": "case_law", "certainty": "sourced"}

# Since when these three hold is recalled.
_BE_LAW: Any = {
    "law": "be",
    "act": "Wet van 17 juni 2016",
    "certainty": "sourced",
    "valid_from": date(2017, 6, 30),
}
_BE_PLACING: Any = {
    "law": "be", "act": "KB Plaatsing van 18 april 2017", "certainty": "sourced", "valid_from": date(2017, 6, 30),
}  # fmt: skip
_BE_REASONS: Any = {
    "law": "be", "act": "Wet van 17 juni 2013", "certainty": "sourced", "valid_from": date(2013, 7, 1),
}  # fmt: skip
_BE_COURT: Any = {"law": "be", "act": "Raad van State", "status": "case_law", "certainty": "sourced"}

_FR_CODE: Any = {"law": "fr", "act": "Code de la commande publique"}
_FR_DECREE_BEGINS = date(2026, 8, 21)
_FR_DECREE = (
    "décret n° 2022-767 du 2 mai 2022, its closing article read at lexbase.fr: articles 2, 3, 5, 7 and 9 hold for "
    "consultations engaged, or notices sent, from 21 August 2026; article 35 of loi n° 2021-1104 has at the latest 22 "
    "August 2026"
)

_PPA: Any = {
    "law": "ppa", "act": "Public Procurement Act, COM(2026) 590", "status": "proposed", "certainty": "sourced",
    "source": "Brubru, 11 September 2026, a reader of the proposal of 9 September 2026 (CELEX 52026PC0590); the "
    "articles themselves were not read",
}  # fmt: skip

PROVISIONS: Mapping[str, Provision] = {
    "nl_threshold_2024": Threshold(**_DUTCH_VALUES | _THRESHOLD_2024),
    "nl_threshold_2026": Threshold(**_DUTCH_VALUES | _THRESHOLD_2026),
    "nl_choice_of_procedure": Provision(article="1.4", **_AW_2012),
    "nl_lots": Provision(article="1.5, lid 3", **_AW_2012),
    "nl_lots_together": Provision(article="2.10", **_AW),
    "nl_equal_treatment": Provision(article="1.8, 1.12, 1.15", **_AW_2012),
    "nl_proportional": Provision(article="1.10, 1.13, 1.16", **_AW_2012),
    "nl_award_criterion": Provision(article="2.114, lid 3 en 4", **_AW),
    "nl_weights": Provision(article="2.115, lid 4 en 5", **_AW),
    "nl_life_cycle_cost": Provision(article="2.115a, lid 2", **_AW),
    "nl_externalities": Provision(article="2.115a, lid 3", **_AW),
    "nl_verifiable": Provision(article="2.113a", **_AW),
    "nl_variants": Provision(article="2.83, lid 3", **_AW),
    "nl_abnormally_low": Provision(article="2.116", **_AW),
    "nl_order_after_award": Provision(
        act="Hoge Raad, 9 mei 2014", article="ECLI:NL:HR:2014:1078", source="PIANOo, on scoring: rules 1 and 2",
        valid_from=date(2014, 5, 9), **_DUTCH_COURT,
    ),
    "nl_drawing_lots": Provision(
        act="Rechtbank Den Haag, 2016", article="ECLI:NL:RBDHA:2016:10440", source="justionadvocaten.nl, on lots",
        **_DUTCH_COURT,
    ),
    "nl_standstill": Provision(article="2.127", **_AW_2012),
    "nl_reasons": Provision(article="2.130", **_AW_2012),
    "nl_reasons_to_invited": Provision(article="1.15, lid 2", **_AW_2012),
    "nl_file": Provision(article="2.56, 2.132, 2.134", **_AW_2012),
    "nl_framework": Provision(article="2.143, lid 3", **_AW_2012),
    "be_threshold_2024": Threshold(**_BELGIAN_VALUES | _THRESHOLD_2024),
    "be_threshold_2026": Threshold(**_BELGIAN_VALUES | _THRESHOLD_2026),
    "be_award_criterion": Provision(
        article="81", source="vvsg.be, on award and closing; overheid.vlaanderen.be/gunningscriteria", **_BE_LAW
    ),
    "be_weights": Provision(article="81, § 4", source="Wet van 17 juni 2016", **_BE_LAW | {"certainty": "recalled"}),
    "be_life_cycle_cost": Provision(
        article="82", source="guidedesachatsdurables.be: the same as article 68 of Directive 2014/24/EU", **_BE_LAW
    ),
    "be_externalities": Provision(
        article="82", source="guidedesachatsdurables.be: the same as article 68 of Directive 2014/24/EU", **_BE_LAW
    ),
    "be_low_prices": Provision(
        article="36, § 4", **_BE_PLACING,
        source="architrave 211 (H. Doumont) and Raad van State 249.334; the part on seven bids and more recalled",
    ),
    "be_combinations": Provision(
        article="87, § 1", **_BE_PLACING, source="Raad van State 257.117 (Idelux), as told at tenderwolf.com"
    ),
    "be_price_by_component": Provision(
        article="245.257 (Callens Pirenne)", source="marchespublics.be, post 3428", valid_from=date(2019, 7, 31),
        **_BE_COURT,
    ),
    "be_standstill": Provision(
        article="11-13", source="financesconnect.be and the contents at wetwijzer.be; the articles were not read",
        **_BE_REASONS,
    ),
    "be_reasoned_decision": Provision(
        article="4-6, 8, 29/1", **_BE_REASONS,
        source="overheid.vlaanderen.be, on legal protection, and zoboko.com wd65ejr6; the end of article 5 recalled",
    ),
    "fr_price_alone_before": Provision(
        article="R2152-7", source="Code de la commande publique, as it read before", certainty="recalled",
        valid_from=date(2019, 4, 1), valid_until=date(2026, 8, 20), superseded_by="décret n° 2022-767", **_FR_CODE,
    ),
    "fr_price_alone": Provision(
        article="R2152-7", source=_FR_DECREE, certainty="sourced", valid_from=_FR_DECREE_BEGINS, **_FR_CODE
    ),
    "fr_environment": Provision(
        article="L2152-7", certainty="sourced", valid_from=_FR_DECREE_BEGINS, **_FR_CODE,
        source="admys-avocats.com and associatheque.fr; the day is that of décret n° 2022-767",
    ),
    "ppa_best_ratio": Provision(article="98(1)", **_PPA),
    "ppa_quality_share": Provision(article="98(4)", **_PPA),
    "ppa_departure": Provision(article="98(5)", **_PPA),
    "ppa_more_than_compliance": Provision(article="98(5)", **_PPA),
    "ppa_life_cycle_cost": Provision(article="99", **_PPA),
    "ppa_lots": Provision(article="100", **_PPA),
    "ppa_abnormally_low": Provision(article="101", **_PPA),
    "ppa_variants": Provision(article="89", **_PPA),
    "ppa_green": Provision(article="54, Annex VII", **_PPA),
    "ppa_summaries": Provision(article="110, 111", **_PPA),
}  # fmt: skip
"""Every provision by its name; those of one law stand in the order in which they are shown."""


def provisions_of(law: Law) -> dict[str, Provision]:
    """Return the provisions of a law by name, also what no longer holds."""
    return {name: one for name, one in PROVISIONS.items() if one.law == law}
