"""What can stand in a request, by what is asked: the same fields as JSON and as parts of a form."""

from typing import Any

from pydantic import Field

from lcc.record.record import Record

Plain = dict[str, Any]


def document(name: str, description: str) -> dict[str, Any]:
    """Return what is said of a field that holds a document of `lcc schema`."""
    return {
        "title": name.replace("_", " ").capitalize(),
        "description": description,
        "json_schema_extra": {"document": name},
    }


def _upload(title: str, description: str) -> Any:
    """Return a field that only a form can have: JSON has no bytes."""
    return Field(default=None, title=title, description=description, json_schema_extra={"only_in_form": True})


class NoBody(Record):
    """Nothing."""


class TenderBody(Record):
    """A tender."""

    tender: Plain = Field(**document("tender", "The tender. In a form also .yaml or a workbook of ours (.xlsx)."))


class FormBody(TenderBody):
    """A tender, and a bid that is filled in already."""

    bid: Plain | None = Field(default=None, **document("bid", "A bid to fill the form in with."))


class BookBody(TenderBody):
    """A tender and bids for the workbook in which a tender is filled in."""

    bids: list[Plain] = Field(default=[], **document("bid", "Bids that get a sheet of their own."))


class BidsBody(TenderBody):
    """A tender, its bids, and what stands beside them."""

    bids: list[Plain] = Field(
        default=[],
        **document(
            "bid",
            "The bids. In a form: filled-in forms (.xlsx), .yaml, .json, material passports, attachments and "
            "archives (.zip), each under a name of its own; folders in it (`Hardhout/bid.xlsx`) say whose it is.",
        ),
    )
    scores: Plain | None = Field(default=None, **document("scores", "What assessors scored."))
    draws: Plain | None = Field(default=None, **document("draws", "Drawings of lots that were held."))
    decisions: Plain | None = Field(default=None, **document("decisions", "Which bids fell away."))
    reference: Plain | None = Field(
        default=None, **document("bid", "What keeping what there is costs, as an offer of the authority itself.")
    )
    prices: Plain | None = Field(
        default=None,
        **document("prices", "What was offered before in other tenders. In a form also a price file (.csv)."),
    )
    price_index: Plain | None = Field(
        default=None,
        **document("price_index", "By which the prices in a price file go to the level of this tender."),
    )
    map: Plain | None = Field(
        default=None, **document("mapping", "How to read price sheets among the bids that are no forms of ours.")
    )
    leave_out: list[str] = Field(
        default=[], title="Left out", description="Names of files and folders among the bids that are not read."
    )


class LettersBody(BidsBody):
    """What is scored, and the letter of the authority itself."""

    template: bytes | None = _upload("Template", "A Word file of the authority with names in double braces.")


class ReportBody(BidsBody):
    """What is scored, and what is told of the procedure."""

    facts: Plain | None = Field(default=None, **document("report_facts", "What no bid says of the procedure."))


class ProofsBody(BidsBody):
    """What is scored, and the award file of before."""

    award_file: Plain | None = Field(
        default=None,
        **document(
            "award_file",
            "The award file that came with the first proofs: it is used again, so that they stay valid.",
        ),
    )


class VerifyingBody(BidsBody):
    """A result, comparison, proof or award file, with what it was made from."""

    tender: Plain | None = Field(default=None, **document("tender", "The tender that it was made from."))  # type: ignore[assignment]
    result: Plain = Field(
        title="Result",
        description="What is to be confirmed: a result, a proof or an award file; in a form also a comparison (.xlsx).",
    )
    award_file: Plain | None = Field(
        default=None, **document("award_file", "Beside a proof, in court: the award file, and then nothing else.")
    )


class SensitivityBody(BidsBody):
    """What is scored, and which numbers are tried."""

    fields: list[str] = Field(
        default=[],
        title="Numbers",
        description="Only these: `discount.rate[0].rate` of the tender, or `Name: offers[0].business_model.price`.",
    )
    two_way: list[str] = Field(
        default=[], max_length=2, title="Two numbers", description="Two numbers that are tried together."
    )
    scenarios: Plain | None = Field(default=None, **document("scenarios", "Numbers that change together."))


class SimulationBody(BidsBody):
    """What is scored, and what is uncertain in it."""

    uncertainty: Plain = Field(**document("uncertainty", "The numbers that are uncertain, and how."))


class AwardsBody(Record):
    """Many tenders, each with its bids, or as it was awarded."""

    awards: list[Plain] = Field(
        title="Tenders and awards",
        description="Results of /score and award files. In a form also comparisons (.xlsx), archives (.zip), and the "
        "files of a tender with its bids, in a folder of its own: `Desks/tender.yaml`, `Desks/bids/ash.xlsx`.",
    )


class PortfolioBody(AwardsBody):
    """Many tenders, and what brings their prices to one level."""

    index: Plain | None = Field(
        default=None,
        **document("price_index", "By which prices are brought to one level; else that of each tender."),
    )


_ALL_TENDERS: dict[str, Any] = {
    "title": "All tenders",
    "description": "All tenders of the authority, which may stand among those of others: releases or records of OCDS, "
    "or packages of these. In a form also .jsonl, and the data set of TenderNed (.xlsx, .csv).",
    "examples": [
        [
            {
                "releases": [
                    {
                        "ocid": "ocds-abc123-benches",
                        "id": "1",
                        "date": "2027-03-01T00:00:00Z",
                        "tag": ["tender"],
                        "buyer": {"name": "Gemeente Voorbeeld"},
                        "tender": {"id": "benches"},
                    }
                ]
            }
        ]
    ],
}


class _KnownByAll(AwardsBody):
    authorities: list[str] = Field(
        default=[],
        title="Authorities",
        description="More names and numbers under which the authority publishes.",
        examples=[["Voorbeeld", "00000001001234567000"]],
    )
    numbers: Plain | None = Field(
        default=None, **document("published_numbers", "Under which number each tender is published.")
    )


class ShareBody(_KnownByAll):
    """Many tenders beside all tenders of their authority."""

    all_tenders: list[Plain] = Field(**_ALL_TENDERS)


class _MaybeOfAll(_KnownByAll):
    all_tenders: list[Plain] = Field(default=[], **_ALL_TENDERS)


class SdgBody(_MaybeOfAll):
    """What an authority answers, and its tenders."""

    answers: Plain = Field(**document("sdg_answers", "What the authority answers."))


class PricesBody(AwardsBody):
    """Many tenders, and the price file that what their bids asked is added to."""

    prices: bytes | None = _upload("Price file", "The CSV that is added to; left out, a new one is made.")


class IndicatorsBody(PortfolioBody, _MaybeOfAll):
    """Many tenders, and what stands beside them."""

    contracts: list[Plain] = Field(
        default=[], **document("contract", "As /contract and /contract/record return them.")
    )
    series: Plain | None = Field(
        default=None, **document("index_series", "Published figures that clauses of these contracts follow.")
    )
    targets: Plain | None = Field(default=None, **document("indicator_targets", "Targets, with their path."))
    waste: bytes | None = _upload("Household waste", "A data file of CBS: CSV with semicolons, or JSON.")


class NewContractBody(BidsBody):
    """An award: a result, or a tender with its bids."""

    tender: Plain | None = Field(default=None, **document("tender", "The tender that was awarded."))  # type: ignore[assignment]
    result: Plain | None = Field(
        default=None,
        title="Result",
        description="A result of /score, in place of tender and bids; it is computed again.",
    )


class ContractBody(Record):
    """A contract after the award, and the published figures that its prices follow."""

    contract: Plain = Field(**document("contract", "As /contract and /contract/record return it."))
    series: Plain | None = Field(
        default=None, **document("index_series", "Published figures, each with its source.")
    )


class RecordBody(Record):
    """A contract, and what came to light since."""

    contract: Plain = Field(**document("contract", "As /contract and /contract/record return it."))
    rows: Plain = Field(
        title="What came to light",
        description='`{"rows": [...]}`; in a form also the workbook of /contract/form, or a CSV.',
    )
