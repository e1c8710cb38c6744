"""Scores that are final: what the checksum finds, and what a change leaves behind."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lcc.award.locking import NotLockedError, TooEarlyError, locked, relocked
from lcc.model.quality import Scores
from lcc.model.seal import checksum_of, is_intact

JANUARY, FEBRUARY, MARCH = (f"2027-0{month}-01T12:00:00+01:00" for month in (1, 2, 3))


def score(bid: str = "Hardhout", value: float | str = 8.0, why: str = "Clear.", **parts: Any) -> dict[str, Any]:
    return {"bid": bid, "criterion": "plan", "score": value, "justification": why, **parts}


def scores(*all_of_them: dict[str, Any]) -> Scores:
    return Scores.model_validate({"tender": "test", "scores": list(all_of_them)})


def test_the_checksum_is_sha_256_of_canonical_json_that_anyone_can_write() -> None:
    written = '{"bid":"Hardhout","criterion":"plan","justification":"Één.","score":8.0}'
    canonical = f'{{"scores":[{written}],"tender":"test"}}'
    assert checksum_of(scores(score(why="Één."))) == hashlib.sha256(canonical.encode()).hexdigest()


def test_locked_says_who_and_when_and_is_intact() -> None:
    final = locked(scores(score()), "Voorzitter", JANUARY)
    assert final.locked is not None
    assert (final.locked.by, final.locked.at) == ("Voorzitter", JANUARY)
    assert is_intact(final)
    assert not is_intact(scores(score()))


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("scores", 0, "score"), 9.0),
        (("scores", 0, "justification"), "Clear!"),
        (("scores", 0, "bid"), "Circulair"),
        (("scores", 1), None),
        (("changes", 0, "reason"), "Another reason."),
        (("changes", 0), None),
        (("locked", "at"), FEBRUARY),
        (("locked", "by"), "Iemand"),
        (("tender",), "other"),
    ],
)
def test_a_hand_edit_is_found_wherever_it_is(at: tuple[Any, ...], value: Any) -> None:
    first = locked(scores(score(), score("Lease")), "Voorzitter", JANUARY)
    later = relocked(first, scores(score(), score("Lease", 6.0)), "Secretaris", MARCH, "Misread.")
    plain: Any = later.model_dump()
    assert is_intact(Scores.model_validate(plain))
    holder = plain
    for step in at[:-1]:
        holder = holder[step]
    if value is None:
        del holder[at[-1]]
    else:
        assert holder[at[-1]] != value
        holder[at[-1]] = value
    assert not is_intact(Scores.model_validate(plain))


def test_a_change_says_who_when_why_and_what_was() -> None:
    first = locked(scores(score(assessor="Jan"), score("Lease", "good")), "Voorzitter", JANUARY)
    new = scores(score(value=6.0, why="Unclear.", assessor="Jan"), score("Lease", "good"))
    later = relocked(first, new, "Jan", MARCH, "Misread.")
    assert [change.model_dump() for change in later.changes] == [
        {
            "at": MARCH,
            "by": "Jan",
            "timing": "stated",
            "reason": "Misread.",
            "bid": "Hardhout",
            "criterion": "plan",
            "assessor": "Jan",
            "before": 8.0,
            "after": 6.0,
            "justification_before": "Clear.",
        }
    ]
    assert later.locked is not None
    assert (later.locked.by, later.locked.at) == ("Voorzitter", JANUARY)
    assert is_intact(later)


def test_changes_add_up_and_a_justification_alone_is_one_too() -> None:
    first = locked(scores(score()), "Voorzitter", JANUARY)
    second = relocked(first, scores(score(why="Clearer.")), "Jan", FEBRUARY, "Typing error.")
    third = relocked(second, scores(score("Lease")), "Jan", MARCH, "Bid withdrawn.")
    told = [(one.at, one.bid, one.before, one.after, one.justification_before) for one in third.changes]
    assert told == [
        (FEBRUARY, "Hardhout", 8.0, 8.0, "Clear."),
        (MARCH, "Hardhout", 8.0, None, "Clearer."),
        (MARCH, "Lease", None, 8.0, None),
    ]


def test_nothing_different_is_the_same_record_whatever_the_order() -> None:
    first = locked(scores(score(), score("Lease")), "Voorzitter", JANUARY)
    assert relocked(first, scores(score("Lease"), score()), "Jan", MARCH, "Nothing.") is first


def test_what_can_not_be_locked_again() -> None:
    first = locked(scores(score()), "Voorzitter", FEBRUARY)
    with pytest.raises(NotLockedError):
        relocked(scores(score()), scores(score(value=7.0)), "Jan", MARCH, "Misread.")
    with pytest.raises(TooEarlyError, match="2027-02-01"):
        relocked(first, scores(score(value=7.0)), "Jan", JANUARY, "Misread.")
    # By the clock of London it is an hour earlier, but half an hour has passed.
    in_london = "2027-02-01T11:30:00+00:00"
    assert len(relocked(first, scores(score(value=7.0)), "Jan", in_london, "Misread.").changes) == 1
    with pytest.raises(ValidationError):
        locked(scores(score()), "Voorzitter", "yesterday")


values = st.floats(-1e6, 1e6) | st.sampled_from(["good", "bad", "8.0"])
some = st.lists(
    st.tuples(st.sampled_from("abc"), values, st.sampled_from("xy")), unique_by=lambda one: one[0], max_size=3
)


@given(some, some)
def test_changes_take_the_new_scores_back_to_the_old_ones(old: list[Any], new: list[Any]) -> None:
    first = locked(scores(*(score(*one) for one in old)), "Voorzitter", JANUARY)
    later = relocked(first, scores(*(score(*one) for one in new)), "Jan", MARCH, "Again.")
    assert is_intact(later)
    back = {one.bid: (one.score, one.justification) for one in later.scores}
    for change in later.changes:
        back.pop(change.bid, None)
        if change.before is not None and change.justification_before is not None:
            back[change.bid] = (change.before, change.justification_before)
    assert back == {one.bid: (one.score, one.justification) for one in first.scores}
