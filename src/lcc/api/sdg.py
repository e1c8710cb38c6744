"""What an authority contributes to SDG indicator 12.7.1, by its answers and its awards."""

from typing import TYPE_CHECKING

from lcc.api.given import Input, as_file
from lcc.intake.records import load_file

if TYPE_CHECKING:
    from lcc.exchange.outputs.of_all_tenders import SharesOfAll
    from lcc.exchange.outputs.of_sdg import SdgContribution
    from lcc.indicators.figures import Indicators


def sdg_contribution(
    answers: Input, found: "Indicators", shares: "SharesOfAll | None" = None
) -> "SdgContribution":
    """Return what an authority contributes to SDG 12.7.1 in a year: its answers beside what its awards say.

    Parameters
    ----------
    answers
        What it answers on policy, legal framework, support and monitoring: `lcc schema sdg_answers`.
    found
        The indicators of its awards (`lcc.indicators_of`).
    shares
        Its tenders beside all that it published (`lcc.share_of_all`); then criteria are a share of these.

    Raises
    ------
    InputRefusedError
        The answers can't be used, or none of the awards is of that authority.
    """
    from lcc.exchange.sdg import sdg_of
    from lcc.model.sdg_answers import SdgAnswers

    return sdg_of(load_file(as_file(answers, "answers.yaml"), SdgAnswers)[0], found, shares)
