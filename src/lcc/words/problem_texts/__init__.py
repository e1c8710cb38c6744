"""What each kind of finding means to the author of the file: what was expected, and how to mend it.

The kinds are those of pydantic and our own, from the validators in `model` and from `checks`. The context of a finding
fills in the blanks. Each subject has a file; what is asked in a cell is said as its reader sees it, in `in_workbooks`.
"""

from collections.abc import Mapping

from lcc.words.problem_texts.all_tenders import ALL_TENDERS
from lcc.words.problem_texts.award import AWARD
from lcc.words.problem_texts.bids import BIDS
from lcc.words.problem_texts.circularity import CIRCULARITY
from lcc.words.problem_texts.comparison import COMPARISON
from lcc.words.problem_texts.contracts import CONTRACTS
from lcc.words.problem_texts.files import FILES
from lcc.words.problem_texts.forms import FORMS
from lcc.words.problem_texts.indicators import ON_INDICATORS
from lcc.words.problem_texts.portfolio import PORTFOLIO
from lcc.words.problem_texts.prices import PRICES
from lcc.words.problem_texts.proofs import PROOFS
from lcc.words.problem_texts.records import RECORDS
from lcc.words.problem_texts.texts import TEXTS

EXPECTED_AND_MEND: Mapping[str, tuple[str, str]] = {
    **PROOFS, **TEXTS, **RECORDS, **AWARD, **CIRCULARITY, **BIDS, **FILES, **FORMS, **COMPARISON,
    **CONTRACTS, **PORTFOLIO, **ALL_TENDERS, **ON_INDICATORS, **PRICES,
}  # fmt: skip
