"""Rounds of bids before the last one, in the report of an award: who offered what, and what was changed."""

from collections.abc import Iterator, Sequence

from lcc.documents.report.parts import Awarded
from lcc.evaluation.history import bid_threads
from lcc.language import Translate, moment
from lcc.language.numbers import amount
from lcc.words.bid_history import changes_in_words, round_text, sentences
from lcc.words.blocks import Block, Heading, Paragraph, Table


def history_blocks(awards: Sequence[Awarded], _: Translate) -> Iterator[Block]:
    """Yield each round, the bids in it, and every field that was changed; nothing where there was one round."""
    for award in awards:
        evaluation = award.evaluation
        history, tender = evaluation.history, evaluation.tender
        if history is None:
            continue
        yield Heading(1, _("Earlier rounds") if award.lot is None else f"{_('Earlier rounds')}: {tender.title}")
        yield Paragraph(_("Only the last bid of each bidder is scored."))
        rows = [
            (round_text(history, number).say(_), moment(held.at).say(_), held.about or "-")
            for number, held in enumerate(history.rounds, start=1)
        ]
        yield Table(_("Rounds"), (_("Round"), _("Bids had to be in at"), _("What it was about")), tuple(rows))
        threads = bid_threads(evaluation)
        versions = [
            (
                thread.name, round_text(history, one.round).say(_), amount(one.cost, _),
                one.source.file if one.source else "-", one.source.sha256[:16] if one.source else "-",
            )
            for thread in threads
            for one in thread.versions
        ]  # fmt: skip
        cost = _("Cost ({currency})").format(currency=tender.currency)
        heads = (_("Bid"), _("Round"), cost, _("File"), _("Checksum (first 16 digits)"))
        yield Table(_("What was offered in each round"), heads, tuple(versions))
        yield from (Paragraph(sentence.say(_)) for sentence in sentences(evaluation, threads))
        changes = [
            (thread.name, round_text(history, one.round).say(_), *change)
            for thread in threads
            for before, one in zip(thread.versions, thread.versions[1:], strict=False)
            for change in changes_in_words(tender, before, one, _)
        ]
        if changes:
            heads = (_("Bid"), _("Changed in"), _("Field"), _("Before"), _("After"))
            yield Table(_("What was changed"), heads, tuple(changes))
