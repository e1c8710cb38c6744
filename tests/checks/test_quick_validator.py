"""What is large is validated by a validator of its own, also where it is the first thing that is validated."""

import subprocess
import sys

FIRST = """
from pydantic import ValidationError
from lcc.checks.large import quick
from lcc.model.bid import Bid
try:
    quick(Bid).validate_python({"offers": [{}, {}]})
except ValidationError as refused:
    print(sorted({error["loc"][0] for error in refused.errors()}))
"""


def test_it_is_made_before_anything_else_was_validated() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['bidder', 'offers', 'tender']"
