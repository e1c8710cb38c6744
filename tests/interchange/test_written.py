"""A record that is written reads as the same record, whatever people typed in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from lcc.intake.records import load, written
from lcc.model.quality import Scores
from lcc.record.record import ParagraphText


def as_kept(text: str) -> str | None:
    """Return text as a record keeps it, or nothing where it refuses it."""
    try:
        return TypeAdapter(ParagraphText).validate_python(text)
    except ValidationError:
        return None


TEXTS = st.text(min_size=1, max_size=300).map(as_kept).filter(bool) | st.sampled_from(
    ["yes", "null", "1.0", "2027-01-31", "12:30:45", "= 1", "# no comment", "a: b\n- c", "{x}", "'", "&a *a", "~"]
)


@pytest.mark.parametrize("file", ["scores.yaml", "scores.json"])
@given(text=TEXTS, score=st.floats(-1e12, 1e12))
def test_what_is_written_is_what_is_read(file: str, text: str, score: float) -> None:
    row = {"bid": "Één BV", "criterion": "1", "score": score, "justification": text}
    word = {"bid": "no", "criterion": "1", "score": "8", "justification": text}
    scores = Scores.model_validate({"tender": "null", "scores": [row, word]})
    content = written(scores, Path(file))
    assert load(content, file, Scores)[0] == scores
    assert "Één BV" in content.decode()
