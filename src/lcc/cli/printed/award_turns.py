"""What the award hangs on, as tables in the terminal."""

from collections.abc import Iterator

from lcc.analysis.award_turn_words import difference, score_text
from lcc.analysis.award_turns import AwardTurns, NumberTurns, Turn
from lcc.cli.printed.table import TextTable
from lcc.language import Translate
from lcc.language.numbers import amount

_MOST_ROWS = 20


def award_tables(found: AwardTurns, _: Translate) -> Iterator[TextTable]:
    """Yield the numbers of the rule, the costs and the scores, each with where another bid is first."""
    if found.numbers:
        yield TextTable(
            _("Where another bid is first: numbers of the award rule"),
            [_("Number")],
            [_("Stated"), _("Falls to"), _("First then"), _("Rises to"), _("First then")],
            [
                [one.name.text.say(_), one.name.value(one.stated).say(_), *_sides(one, _)]
                for one in found.numbers[:_MOST_ROWS]
            ],
        )
    if not found.costs_by_item:
        yield TextTable(
            _("Where another bid is first: the cost of each bid ({currency})").format(currency=found.currency),
            [_("Bidder")],
            [_("Cost now"), _("Cost then"), _("Difference"), _("First then")],
            [
                [
                    one.bid, amount(one.now, _), amount(one.turn.value, _) if one.turn else "-",
                    amount(difference(one) or 0.0, _) if one.turn else "-", _first(one.turn),
                ]
                for one in found.costs[:_MOST_ROWS]
            ],
        )  # fmt: skip
    if turning := [(one, one.turn) for one in found.scores if one.turn is not None]:
        yield TextTable(
            _("Where another bid is first: scores"),
            [_("Bidder"), _("Criterion")],
            [_("Score now"), _("Score then"), _("First then")],
            [
                [
                    one.bid, one.criterion.name, score_text(one.now).say(_), score_text(turn).say(_),
                    ", ".join(one.first) or "-",
                ]
                for one, turn in turning[:_MOST_ROWS]
            ],
        )  # fmt: skip


def _sides(one: NumberTurns, _: Translate) -> Iterator[str]:
    for turn in (one.below, one.above):
        yield "-" if turn is None else one.name.value(turn.value).say(_)
        yield _first(turn)


def _first(turn: Turn | None) -> str:
    return ", ".join(turn.first) if turn and turn.first else "-"
