"""What is said of a tender before it is published: `lcc award check`, `lcc award preview` and `lcc method`."""

from typing import Any, Literal

from pydantic import Field

from lcc.record.record import Output, OutputDocument


class RuleRemark(Output):
    """Something to think of in the award rule or another setting."""

    kind: str = Field(title="Kind", description="Which thing it is. It stays the same, for programs.")
    field: str = Field(title="Field", description="The path of the field in the tender.")
    title: str = Field(title="Title", description="In words.")
    found: str = Field(title="Found", description="In words.")
    to_do: str = Field(title="To do", description="In words.")


class ModelsCompared(Output):
    """What each business model costs above the cheapest, for an offer that is worth the same."""

    items: list[str] = Field(title="Items", description="That it goes for.")
    life_years: int = Field(title="Life", description="Of the product [years].")
    above_cheapest: list[dict[str, float]] = Field(
        title="Above the cheapest",
        description="By `horizon_years`, the share that each business model costs more.",
    )
    findings: list[str] = Field(title="Findings", description="In words.")


class CircularShareFound(Output):
    """How much of the outcome circularity can decide."""

    life_years: int = Field(title="Life", description="Of the product [years].")
    spreads: dict[str, float | None] = Field(
        title="Spreads", description="By topic, what it can make a difference of."
    )
    circular_share: float | None = Field(title="Share", description="Of all that can differ, 0 to 1.")
    findings: list[str] = Field(title="Findings", description="In words.")


class ChecklistTopic(Output):
    """Something that procurement documents have to say."""

    topic: str = Field(title="Topic", description="Its code.")
    title: str = Field(title="Title", description="In words.")
    state: str = Field(title="State", description="Whether the tender says it, as a code.")
    text: str = Field(title="Text", description="In words.")


class ProvisionFound(Output):
    """A provision of a law, and how the tender stands to it."""

    provision: str = Field(title="Provision", description="Its code.")
    act: str = Field(title="Act", description="The law.")
    article: str = Field(title="Article", description="Of the law.")
    status: str = Field(title="Status", description="In force, or proposed.")
    valid_from: str | None = Field(title="Valid from", description="A date.")
    valid_until: str | None = Field(title="Valid until", description="A date.")
    known_until: str | None = Field(title="Known until", description="Until when it is known to hold.")
    is_known: bool = Field(title="Known", description="Whether it is known for the day that was asked.")
    certainty: str = Field(title="Certainty", description="Of our reading.")
    source: str = Field(title="Source", description="Where it stands.")
    verdict: str = Field(title="Verdict", description="As a code.")
    code: str = Field(title="Code", description="What was found, as a code.")
    remarks: list[str] = Field(title="Remarks", description="Codes of `checks` that are about it.")
    asks: str = Field(title="Asks", description="What it asks, in words.")
    found: str = Field(title="Found", description="In words.")
    to_do: str | None = Field(title="To do", description="In words.")


class LawHeld(Output):
    """A tender held against a law."""

    law: str = Field(title="Law", description="Its code.")
    at: str = Field(title="Day", description="Whose law counts.")
    dated_by: str = Field(title="Dated by", description="Where that day comes from.")
    advice: str = Field(title="Advice", description="That this is none.")
    assumed: list[str] = Field(title="Assumed", description="In words.")
    findings: list[ProvisionFound] = Field(title="Findings", description="One for each provision.")
    later: list[str] = Field(title="Later", description="What changes after that day, in words.")


class AwardChecked(OutputDocument):
    """What to think of before a tender is published."""

    kind: Literal["lcc award check"] = "lcc award check"
    tender: str = Field(title="Tender", description="The code of the tender.")
    checks: list[RuleRemark] = Field(title="Checks", description="What to think of.")
    neutrality: list[ModelsCompared] = Field(title="Neutrality", description="Which business model is favoured.")
    circular_share: CircularShareFound | None = Field(
        title="Circular share", description="How much circularity can decide."
    )
    checklist: list[ChecklistTopic] = Field(title="Checklist", description="What procurement documents say.")
    law: LawHeld | None = Field(default=None, title="Law", description="If it was held against one.")


class WorthOfQuality(Output):
    """What quality is worth at a cost."""

    cost: float = Field(title="Cost", description="Of the bid.")
    quality: float = Field(title="Quality", description="Share earned, 0 to 1.")
    lowest: float = Field(title="Lowest cost", description="Of the bids beside it.")
    highest: float = Field(title="Highest cost", description="Of the bids beside it.")
    per_euro: float | None = Field(title="Per unit of money", description="What the score changes by.")
    per_hundredth: float | None = Field(title="Per hundredth", description="What the score changes by.")
    exchange: float | None = Field(title="Exchange", description="What a hundredth of quality is worth in money.")


class MadeUpBid(Output):
    """A bid that nobody made, and how it ranks without and beside the last one."""

    name: str = Field(title="Name", description="What it is called.")
    cost: float = Field(title="Cost", description="What it costs.")
    quality: float = Field(title="Quality", description="Share earned, 0 to 1.")
    score_without_extra: float | None = Field(title="Score", description="Without the last bid.")
    rank_without_extra: int | None = Field(title="Rank", description="Without the last bid.")
    score: float | None = Field(title="Score beside it", description="Beside the last bid.")
    rank: int | None = Field(title="Rank beside it", description="Beside the last bid.")


class GridBid(Output):
    """A bid of a cost and a quality among others."""

    cost: float = Field(title="Cost", description="What it costs.")
    quality: float | None = Field(title="Quality", description="Share earned, 0 to 1.")
    score: float | None = Field(title="Score", description="By the rule.")
    rank: int | None = Field(title="Rank", description="1 the best.")


class AwardPreviewed(OutputDocument):
    """What quality is worth under an award rule, and how bids that nobody made would rank."""

    kind: Literal["lcc award preview"] = "lcc award preview"
    method: str = Field(title="Award rule", description="Its code.")
    findings: list[str] = Field(title="Findings", description="In words.")
    currency: str = Field(title="Currency", description="Of all amounts.")
    costs: list[float] = Field(title="Costs", description="That were tried.")
    worth: list[WorthOfQuality] = Field(title="Worth", description="Of quality, at each cost.")
    worth_by_lowest: list[WorthOfQuality] = Field(
        title="Worth by lowest", description="Of the same bid beside other lowest bids."
    )
    made_up_bids: list[MadeUpBid] = Field(title="Made-up bids", description="And how they rank.")
    grid: list[GridBid] = Field(title="Grid", description="Costs and qualities together.")
    rank_reversal: dict[str, Any] | None = Field(
        title="Rank reversal", description="A bid that can't win and decides who does, if there is one."
    )


class Criteria(OutputDocument):
    """The award criteria as they stand in a lot of an OCDS release."""

    kind: Literal["lcc award criteria"] = "lcc award criteria"
    awardCriteria: dict[str, Any] = Field(  # noqa: N815 -- as OCDS names it
        title="Award criteria", description="As the OCDS extension for award criteria has them."
    )
