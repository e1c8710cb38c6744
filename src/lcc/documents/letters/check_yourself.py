"""How a bidder checks the award itself: with the proof that goes with the letter, and a page that opens it."""

from collections.abc import Iterator

from lcc.language import Translate
from lcc.words.blocks import Block, Heading, Paragraph, QrCode


def checked_with(proof: str, page: str | None, _: Translate) -> Iterator[Block]:
    """Yield which file goes with the letter, and how it is opened; the address where the authority states one."""
    yield Heading(1, _("Check it yourself"))
    yield Paragraph(
        _(
            "With this letter goes the file {proof}. It has your bid, what it came to and what you may be told of "
            "others. From it the page lcc.html (choose: {road}) works your cost, your score and your rank out again, "
            "shows how they came about, and says what can't be seen from it. Nothing that you open on the page is sent."
        ).format(proof=proof, road=_("Check an award"))
    )
    if page is None:
        yield Paragraph(_("lcc.html is a file that opens in a browser, without anything being installed."))
    else:
        yield Paragraph(_("The page: {page}").format(page=page))
        yield QrCode(page)
