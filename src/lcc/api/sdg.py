"""What an authority contributes to SDG indicator 12.7.1, by its answers and its awards."""

from typing import TYPE_CHECKING, Literal

from lcc.api.given import Input, as_file
from lcc.intake.records import load_file

if TYPE_CHECKING:
    from lcc.exchange.outputs.of_sdg import SdgContribution
    from lcc.indicators.figures import Indicators
    from lcc.language import Language

SdgKind = Literal["json", "csv", "xlsx"]


def sdg_contribution(answers: Input, indicators: "Indicators") -> "SdgContribution":
    """Return what an authority contributes to SDG 12.7.1 in a year: its answers beside what its awards say.

    Parameters
    ----------
    answers
        What it answers on policy, legal framework, support and monitoring: `lcc schema sdg_answers`.
    indicators
        Those of its awards (`lcc.indicators_of`); where they have all tenders of the authority, criteria are a share of
        these.

    Raises
    ------
    InputRefusedError
        The answers can't be used, or none of the awards is of that authority.

    Examples
    --------
    >>> import lcc
    >>> answers = {
    ...     "authority": "Voorbeeld", "year": 2027, "policy": {"value": 1, "source": "made up"},
    ...     "criteria": {"value": 0.6, "source": "made up"}}
    >>> found = sdg_contribution(answers, lcc.indicators_of([]))
    >>> found.contribution, found.at_least, found.at_most
    (None, 0.6, 4.6)
    """
    from lcc.exchange.sdg import sdg_of
    from lcc.model.sdg_answers import SdgAnswers

    return sdg_of(load_file(as_file(answers, "answers.yaml"), SdgAnswers)[0], indicators)


def sdg_file(found: "SdgContribution", kind: SdgKind, language: "Language") -> bytes:
    """Return it as a file: JSON, the parts as CSV, or a workbook in which what they come to is a formula."""
    if kind == "xlsx":
        from lcc.exchange.sdg_sheet import sdg_workbook

        return sdg_workbook(found, language)
    if kind == "csv":
        from lcc.exchange.sdg import sdg_as_table

        return sdg_as_table(found)
    from lcc.api.json_file import json_bytes

    return json_bytes(type(found), found.model_dump(mode="json"))
