"""What each check means to a purchaser: its title, what was found, and what to do about it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lcc.language import N_, Local, Percent, ShownAmount, Text, listed, moment
from lcc.language.terms import COMMON_NAMES, MODEL_NAMES, REASONS, TERMS
from lcc.library.facts.chosen import chosen
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.words.facts import called, sources_text
from lcc.words.not_ranked import fell_away_text
from lcc.words.remark_texts.of_outcome import OF_OUTCOME
from lcc.words.remark_texts.of_rule import OF_RULE
from lcc.words.remark_texts.of_settings import OF_SETTINGS
from lcc.words.remark_texts.wording import Wording
from lcc.words.workbook_words import path_text


class Said(NamedTuple):
    """A check in words."""

    title: Text
    found: Text
    to_do: Text

    @property
    def line(self) -> Text:
        """All of it in one line."""
        return Text("{title}: {found} {to_do}", self._asdict())

    @property
    def short(self) -> Text:
        """The same without what to do."""
        return Text("{title}: {found}", {"title": self.title, "found": self.found})


def said(check: Message, tender: Tender | None = None) -> Said:
    """Return a check in words; `tender` has the names of criteria and items, that go by their codes otherwise."""
    wording = WORDING[check.code]
    criteria = tender.criterion_names if tender else {}
    words: dict[str, object] = {name: _shown(name, word, criteria) for name, word in check.context.items()}
    if tender and "item" in words:
        words["item"] = tender.item_names.get(str(words["item"]), words["item"])
    if "model" in words:
        words["model"] = Text(MODEL_NAMES[str(check.context["model"])])
    if "below_earlier" in check.context:
        words["below_earlier"] = listed(_beside_median(check.context))
    if check.bids:
        words["bids"] = listed(check.bids)
    if check.code in ("abnormally_low", "not_ranked_at_zero"):
        pays = check.context.get("cost", 0.0) < 0
        if pays:  # a share of a mean says nothing of who pays
            words["paid"] = ShownAmount(-check.context["cost"])
        signs = [
            Text(_SIGNS[name], words)
            for name in check.context
            if name in _SIGNS and not (pays and name == "below_mean")
        ]
        words = {**words, "signs": listed(signs, "; ")}
        if pays:
            return Said(Text(wording.title), Text(_PAYS, words), Text(wording.to_do, words))
    if check.code == "not_ranked":
        words = {**words, "why": Text(REASONS[str(check.context["reason"])], words)}
    if check.code == "fell_away":
        words = {**words, "why": fell_away_text(str(check.context["what"]), check.context)}
        words["beside_award"] = Text(_BESIDE_AWARD[str(check.context["beside_award"])])
    if check.code == "far_from_facts":
        facts = [chosen(name) for name in check.context["facts"]]
        words = {**words, "what": called(facts[0].measure_name), "sources": sources_text(facts)}
    return Said(Text(wording.title), Text(wording.found, words), Text(wording.to_do, words))


def _beside_median(words: Mapping[str, Any]) -> Iterator[Text]:
    """Yield each item with what a bid asks for it and the median of what was offered before."""
    each = (words[name] for name in ("below_earlier", "asked_each", "median_each", "per_each"))
    for item, asked, median, per in zip(*each, strict=True):
        prices = {"asked": ShownAmount(asked), "median": ShownAmount(median), "currency": words["currency"]}
        text = N_("{item} ({currency} {asked} {per}, median {currency} {median})")
        yield Text(text, {"item": item, "per": Text(TERMS[per]), **prices})


_SMALL_SHARE = 0.001
"""Below this a tenth of a percent says nothing: such a share is shown in two digits."""

_AMOUNTS = {
    "cost", "median", "resale", "price", "floor", "below_floor", "below_next", "nothing_paid", "most", "saved",
    "asked", "beside", "taken_off", "inside", "whole", "then", "owed", "credited", "lost", "worth", "more", "by_users",
    "low_cost", "high_cost", "mean", "from_price", "to_price",
}  # fmt: skip
_SHARES = {
    "share", "below", "below_mean", "resale_share", "upkeep_share", "end_share",
    "apart", "quality", "equal", "free_of_interest",
    "announced", "cheaper", "stated", "interest", "rate", "others_rate", "of_others", "of_cost", "of_points",
}  # fmt: skip
_CODES = {"method", "phase", "phases", "phases_below_zero", "names", "by", "criterion", "residual", "moment"}
_CODES |= {"per", "direction", "index", "flattest", "steepest", "resources", "default", "other", "best"}


def _shown(name: str, word: Any, criteria: Mapping[str, str]) -> object:
    """Return a word as it is filled in: codes by what they are called, numbers in the reader's way."""
    if name in ("field", "fields"):
        return listed(path_text((one,)) for one in ((word,) if isinstance(word, str) else word))
    if isinstance(word, tuple):
        return listed(_named(one, criteria) if name in _CODES else one for one in word)
    if name == "at":
        return moment(word)
    if isinstance(word, str):
        return _named(word, criteria) if name in _CODES else Text(word) if name == "source" else word
    if name in _AMOUNTS:
        return ShownAmount(word)
    if name in _SHARES:
        return Percent(round(word, 3) if abs(word) >= _SMALL_SHARE else float(f"{word:.2g}"))
    return Local(round(word, 2) if abs(word) >= 1 else float(f"{word:.3g}"))


def _named(code: str, criteria: Mapping[str, str]) -> object:
    """Return what a code is called: a criterion by its name, a code of ours in the reader's language."""
    called = TERMS.get(code) or COMMON_NAMES.get(code)
    return criteria.get(code) or (Text(called) if called else code)


_BESIDE_AWARD = {
    "after": N_("after the award was announced"),
    "before": N_("before the award was announced"),
    "unknown": N_("and it is not said when the award was announced"),
}
_PAYS = N_("{bids} pays {paid}: {signs}.")
"""Found of a bid with a cost below zero."""
_SIGNS: Mapping[str, str] = {
    "below_mean": N_("{below_mean} below the mean of the others"),
    "below_next": N_("less than half of the next bid of another bidder, {below_next}"),
    "nothing_paid": N_("the authority pays nothing, or receives money"),
    "robust_score": N_("far from the other bids (robust z-score {robust_score}, an outlier from -3.5)"),
    "below_earlier": N_(
        "more than {announced} below the median of earlier offers, at the price level of {price_level}: {below_earlier}"
    ),
    "below_floor": N_("below {below_floor}, what the authority expects it to cost at least"),
    "phases_below_zero": N_("costs below zero in {phases_below_zero}"),
    "paid_for": N_("the authority is paid for {paid_for}"),
    "taken_off": N_("a low MKI takes up to {taken_off} off the cost"),
    "outside_price": N_("only the price counts, and a bid can ask its money in {outside_price} other phases"),
    "materials": N_("what is taken back can be paid for: {materials}"),
    "free_of_interest": N_(
        "at a discount rate of {free_of_interest} what is bought back at all of its price is free"
    ),
    "options_only": N_("all items are options that weigh 0 (items: {options_only})"),
}

WORDING: Mapping[str, Wording] = {**OF_RULE, **OF_SETTINGS, **OF_OUTCOME}
