"""Scores that are final: what the checksum finds, and what a change leaves behind."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import awards
from lcc.award.locking import (
    BrokenSealError,
    LockedBeforeError,
    NotLockedError,
    TooEarlyError,
    locked,
    relocked,
)
from lcc.model.quality import Lock, Scores
from lcc.model.seal import checksum_of, is_intact, part_of, sealed
from lcc.scrutiny.outcome_remarks import checks
from lcc.words.lock import lock_said

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
        (("locked", "timing"), "clock"),
        (("locked", "timing"), None),
        (("changes", 0, "timing"), "clock"),
        (("changes", 0, "timing"), None),
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
            "abstention_before": None,
            "abstains_after": False,
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


def test_the_moment_is_that_of_the_clock_and_one_that_is_typed_says_so() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    by_clock, typed = locked(scores(score()), "Voorzitter"), locked(scores(score()), "Voorzitter", JANUARY)
    assert by_clock.locked is not None
    assert typed.locked is not None
    assert before <= datetime.fromisoformat(by_clock.locked.at) <= datetime.now(UTC)
    assert (by_clock.locked.timing, typed.locked.timing) == ("clock", "stated")
    later = relocked(by_clock, scores(score(value=6.0)), "Jan", None, "Misread.")
    assert [change.timing for change in later.changes] == ["clock"]
    assert is_intact(by_clock)
    assert is_intact(later)


def test_a_lock_of_a_version_that_did_not_tell_moments_apart_still_holds_and_claims_nothing() -> None:
    old = sealed(scores(score()), Lock(at=JANUARY, by="Voorzitter", sha256="0" * 64))
    assert old.locked is not None
    # The checksum that version 0.1.0 wrote.
    assert old.locked.sha256 == "02db98cfcbe5b644b98b7d31c6a56fb9aeb1f540be2deb831ed9c4c10197a005"
    assert is_intact(old)
    assert lock_said(old.locked).say(str).endswith("(not recorded whether the time was measured).")
    assert checks(awards.tender("lowest_lcc"), [], old) == []


def test_a_stated_moment_is_remarked_on() -> None:
    typed = locked(scores(score()), "Voorzitter", JANUARY)
    changed = relocked(typed, scores(score(value=6.0), score("Lease")), "Jan", MARCH, "Misread.")
    tender = awards.tender("lowest_lcc")
    found = [
        (check.code, check.context) for check in checks(tender, [], changed) if check.code.endswith("_stated")
    ]
    assert found == [
        ("lock_stated", {"at": JANUARY, "who": "Voorzitter"}),
        ("change_stated", {"at": MARCH, "who": "Jan"}),
    ]
    assert checks(tender, [], locked(scores(score()), "Voorzitter")) == []


def test_locking_again_hides_no_change_that_was_made_by_hand() -> None:
    final = locked(scores(score(), score("Lease")), "Voorzitter")
    with pytest.raises(LockedBeforeError):
        locked(final, "Voorzitter")
    by_hand = final.model_copy(update={"scores": final.scores[:1]})
    with pytest.raises(BrokenSealError):
        relocked(by_hand, scores(score(value=6.0)), "Jan", None, "Misread.")


def test_a_part_of_locked_scores_has_a_seal_that_names_that_of_the_whole() -> None:
    whole = locked(scores(score(), score("Lease")), "Voorzitter", JANUARY)
    part = part_of(whole, scores=whole.scores[:1])
    assert whole.locked is not None
    assert part.locked is not None
    assert is_intact(part)
    assert (part.locked.at, part.locked.timing, part.locked.part_of) == (JANUARY, "stated", whole.locked.sha256)
    smaller = part_of(part, tender="test/lot")
    assert smaller.locked is not None
    assert smaller.locked.part_of == whole.locked.sha256
    assert part_of(whole, scores=list(whole.scores)) == whole
    other = whole.model_copy(update={"scores": [one.model_copy(update={"score": 9.0}) for one in whole.scores]})
    assert not is_intact(part_of(other, scores=other.scores[:1]))
    assert part_of(scores(score()), tender="lot").locked is None


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
