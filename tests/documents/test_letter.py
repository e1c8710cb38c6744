"""The letter about the award: what a letter has, in an authority's own template, and what it lacks to start a term."""

import io
from datetime import date
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from pypdf import PdfReader

import awards
from lcc.documents.formats import as_file
from lcc.documents.letters.letter import TEMPLATE, Letter, as_document, in_template, letter, letter_template
from lcc.documents.letters.thin import lacking
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.language import LANGUAGES
from lcc.model.quality import Scores
from lcc.record.problem import InputRefusedError
from lcc.words.blocks import Document, Paragraph
from said import texts

LETTERS = {
    "reference": "Z-2027-0142", "place": "Zuiderdijk", "signatory": "mr. A. de Wit", "function": "hoofd Inkoop",
    "questions": "inkoop@zuiderdijk.nl", "court": "de rechtbank Midden-Nederland",
}  # fmt: skip
SENT = date(2027, 6, 7)


def evaluated(**changes: Any) -> Evaluation:
    """Return three bids of which the second has an address; the authority says all that letters need."""
    tender = awards.tender("fixed_budget", **{"procedure": "european", "letters": LETTERS, **changes})
    bids = awards.bids()
    bids[1] = bids[1].model_copy(
        update={"bidder": bids[1].bidder.model_copy(update={"address": "Havenweg 12, 3542 AA Utrecht"})}
    )
    return evaluate(tender, bids, awards.scores())


def to(evaluation: Evaluation, name: str, **options: Any) -> Letter:
    return letter(evaluation, bid_of(evaluation, name), **{"language": "en", "sent": SENT, **options})


def bid_of(evaluation: Evaluation, name: str) -> BidEvaluation:
    return next(one for one in evaluation.bids if one.bid.name == name)


def said(document: Document) -> str:
    return "\n".join(block.text for block in document.opening if isinstance(block, Paragraph)) + texts(document)


def test_a_letter_has_all_that_a_letter_has() -> None:
    found = as_document(to(evaluated(), awards.HOSTILE))
    sender, addressee, dated = (block.text for block in found.opening if isinstance(block, Paragraph))
    assert sender == "Voorbeeld"
    assert addressee == f"{awards.HOSTILE}\nHavenweg 12\n3542 AA Utrecht"
    assert dated == "Zuiderdijk, 7 June 2027\nOur reference: Z-2027-0142"
    assert found.title == "Subject: Award decision: Test"
    first, *_others, last = (block.text for block in found.blocks if isinstance(block, Paragraph))
    assert first == "Dear Sir or Madam,"
    assert last == "Yours faithfully,\nVoorbeeld\n\n\nmr. A. de Wit\nhoofd Inkoop"


def test_what_is_not_known_stays_open_and_is_listed() -> None:
    plain = to(awards.evaluated("quality_value"), "=1+1", sent=None)
    assert plain.open == ("date", "reference", "place", "address", "signatory", "function")
    assert "[place], [date]" in said(as_document(plain))
    assert plain.to_fill_in[:2] == ["date", "our reference"]
    assert to(evaluated(), awards.HOSTILE).open == ()
    assert to(evaluated(), "=1+1").open == ("address",)


def test_after_a_european_procedure_the_days_of_the_standstill_period_are_worked_out() -> None:
    """Sent on Monday 7 June 2027: day 20 is Sunday 27 June, so that the period lasts to Monday 28 June."""
    text = said(as_document(to(evaluated(), "=1+1")))
    assert "A standstill period of 20 calendar days applies (article 2.127" in text
    assert "first day is 8 June 2027, the day after this letter is sent; its last day is 28 June 2027" in text
    assert "Day 20, 27 June 2027, is no working day" in text
    assert "not concluded before 29 June 2027" in text
    assert "interim proceedings at de rechtbank Midden-Nederland within that period" in text
    assert "inkoop@zuiderdijk.nl" in text
    assert "Day 20" not in said(as_document(to(evaluated(), "=1+1", sent=date(2027, 6, 1))))


@pytest.mark.parametrize("procedure", ["national", "three_quotes", "mini_competition"])
def test_after_other_procedures_law_asks_for_no_period_and_the_authority_may_keep_one(procedure: str) -> None:
    text = said(as_document(to(evaluated(procedure=procedure), "=1+1")))
    assert "law prescribes no standstill period" in text
    assert "2.127" not in text
    kept = evaluated(procedure=procedure, letters=LETTERS | {"standstill_days": 10})
    text = said(as_document(to(kept, "=1+1")))
    assert "keeps a standstill period of 10 calendar days, though law prescribes none here" in text
    assert "its last day is 17 June 2027" in text


def test_of_a_procedure_that_is_not_stated_nothing_is_made_up() -> None:
    text = said(as_document(to(evaluated(procedure=None), "=1+1")))
    assert "[Fill in: the standstill period" in text
    assert "2.127" not in text


def test_what_is_not_told_has_its_ground() -> None:
    text = said(as_document(to(evaluated(), "=1+1")))
    assert "How the cost of the winner is made up" in text
    assert "article 2.138" in text
    assert "What is not told" not in said(as_document(to(evaluated(), awards.HOSTILE)))
    assert "2.138" not in said(as_document(to(evaluated(procedure="national"), "=1+1")))


def test_a_letter_says_what_it_lacks_to_start_the_standstill_period() -> None:
    evaluation = evaluated()

    def lacks(name: str, found: Evaluation = evaluation, **options: Any) -> list[str]:
        return [one.say(str) for one in lacking(found, bid_of(found, name), **{"sent": SENT, **options})]

    in_words = [
        f"what {awards.HOSTILE} has over this bid on {name}, in words" for name in ("Plan of approach", "Repair")
    ]
    assert lacks("=1+1") == in_words
    assert lacks(awards.HOSTILE) == []
    assert lacks("=1+1", scores_of_winner=False)[0].startswith("what the winner scores")
    assert lacks("=1+1", sent=None)[-1].startswith("the first and last day")
    assert lacks("=1+1", evaluated(letters=None))[-1].startswith("the court")
    assert lacks("=1+1", evaluated(procedure=None))[-1].startswith("the standstill period: state")
    assert lacks("=1+1", evaluated(procedure="three_quotes")) == []


def test_a_reason_of_a_word_is_too_little() -> None:
    scores = awards.scores()
    curt = [one.model_copy(update={"justification": "Fair."}) for one in scores.scores]
    evaluation = evaluate(
        awards.tender("fixed_budget", procedure="european", letters=LETTERS), awards.bids(),
        scores.model_copy(update={"scores": curt}),
    )  # fmt: skip
    found = [one.say(str) for one in lacking(evaluation, bid_of(evaluation, "=1+1"), sent=SENT)]
    assert "why the score on Plan of approach is not the highest" in found


def test_a_third_bid_that_is_cheapest_keeps_its_cost_to_itself() -> None:
    """Points for cost in proportion to the lowest: the own score would give its cost away, and the letter says so."""
    evaluation = awards.evaluated("low_bid", procedure="european", letters=LETTERS)
    assert bid_of(evaluation, "Hout & Zoon BV").rank != 1
    found = [one.say(str) for one in lacking(evaluation, bid_of(evaluation, "=1+1"), sent=SENT)]
    assert any("the own end score" in text for text in found)
    assert not any(
        "the own end score" in one.say(str)
        for one in lacking(evaluation, bid_of(evaluation, "=1+1"), sent=SENT, others_prices=True)
    )


def template(*paragraphs: str) -> bytes:
    return saved(lambda word: [word.add_paragraph(text) for text in paragraphs])


def saved(write: Any) -> bytes:
    word = docx.Document()
    write(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def filled(content: bytes, language: str = "en") -> WordDocument:
    found = to(evaluated(), awards.HOSTILE, language=language)
    return docx.Document(io.BytesIO(in_template(found, content)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_template_is_filled_in_in_either_language(language: str) -> None:
    for names in (list(TEMPLATE), list(TEMPLATE.values())):
        word = filled(template(*(f"{{{{{name}}}}}" for name in names)), language)
        text = "\n".join(paragraph.text for paragraph in word.paragraphs)
        assert "{" not in text
        for part in (
            awards.HOSTILE,
            "Havenweg 12",
            "Z-2027-0142",
            "Zuiderdijk",
            "2027",
            "mr. A. de Wit",
            "Voorbeeld",
        ):
            assert part in text


def test_names_are_found_where_word_cuts_them_and_in_headers_and_tables() -> None:
    def write(word: WordDocument) -> None:
        cut = word.add_paragraph("Ref. ")
        for piece in ("{", "{ ken", "merk ", "}}", " of the letter"):
            cut.add_run(piece)
        word.add_table(1, 1).cell(0, 0).text = "{{ Datum }}"
        word.sections[0].header.paragraphs[0].text = "{{authority}}"
        word.add_paragraph("{{ body }}")
        word.add_paragraph("{{signatory}}, {{function}}")

    word = filled(saved(write))
    assert word.paragraphs[0].text == "Ref. Z-2027-0142 of the letter"
    assert word.tables[0].cell(0, 0).text == "7 June 2027"
    assert word.sections[0].header.paragraphs[0].text == "Voorbeeld"
    assert word.paragraphs[-1].text == "mr. A. de Wit, hoofd Inkoop"
    assert "The outcome" in [paragraph.text for paragraph in word.paragraphs]
    assert len(word.tables) > 3


def test_a_template_keeps_its_styles_and_gets_those_that_it_lacks() -> None:
    def write(word: WordDocument) -> None:
        word.styles["Heading 1"].font.name = "Georgia"
        for name in ("Heading 3", "Caption", "List Bullet", "Table Grid"):
            element = word.styles[name].element
            element.getparent().remove(element)
        word.add_paragraph("{{ body }}")

    word = filled(saved(write))
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert {"Heading 3", "Caption", "List Bullet", "Table Grid"} <= {style.name for style in word.styles}
    assert any(paragraph.text.startswith("\u2013 ") for paragraph in word.paragraphs)


def test_the_text_can_stand_in_a_table() -> None:
    word = filled(saved(lambda word: setattr(word.add_table(1, 1).cell(0, 0), "text", "{{ body }}")))
    assert "The outcome" in [paragraph.text for paragraph in word.tables[0].cell(0, 0).paragraphs]


def boxed(word: WordDocument) -> None:
    word.sections[0].header.paragraphs[0].text = "{{ body }}"


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"PK\x03\x04 no zip", "template_damaged", None),
        (b"plain text", "template_not_word", None),
        (template("{{ body }}", "{{ kenmrek }}"), "template_unknown_name", "kenmrek"),
        (template("{{ body }}", "{{ 7 * 7 }}"), "template_unknown_name", "7 * 7"),
        (template("{{ datum }}"), "template_one_body", 0),
        (template("{{ body }}", "{{ tekst }}"), "template_one_body", 2),
        (template("See {{ body }}"), "template_body_alone", "See {{ body }}"),
        (saved(boxed), "template_body_alone", "{{ body }}"),
    ],
)
def test_a_template_that_does_not_fit_is_refused(content: bytes, code: str, found: object) -> None:
    with pytest.raises(InputRefusedError) as refused:
        filled(content)
    [problem] = refused.value.problems
    assert (problem.code, problem.found) == (code, found)


def test_braces_of_a_bidder_are_text() -> None:
    """Names are filled in once: what a bidder is called is never read as one."""
    found = to(evaluated(), awards.HOSTILE)
    named = Letter(found.language, found.subject, {**found.fields, "addressee": "{{ datum }}"}, found.body)
    word = docx.Document(io.BytesIO(in_template(named, template("{{ addressee }} {{ date }}", "{{ body }}"))))
    assert word.paragraphs[0].text == "{{ datum }} 7 June 2027"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_to_start_from_is_one(language: str) -> None:
    word = filled(as_file(letter_template(language), "docx"), language)
    plain = docx.Document(
        io.BytesIO(as_file(as_document(to(evaluated(), awards.HOSTILE, language=language)), "docx"))
    )
    assert [one.text for one in word.paragraphs if one.text] == [one.text for one in plain.paragraphs if one.text]


def test_a_letter_says_once_how_vat_counts_in_its_costs() -> None:
    paid = evaluated(vat={"treatment": "mixed", "cost_share": 0.3, "rates": {"standard": 0.21}})
    text = said(as_document(to(paid, awards.HOSTILE)))
    assert text.count("These costs include 30 % of the VAT (standard 21 %)") == text.count("VAT (") == 1
    assert said(as_document(to(evaluated(), awards.HOSTILE))).count("VAT") == 1


def test_a_name_with_a_full_stop_ends_its_sentence() -> None:
    bids = [*awards.bids()]
    bids[1] = bids[1].model_copy(
        update={"bidder": bids[1].bidder.model_copy(update={"name": "Van der Velde B.V."})}
    )
    scores = awards.scores()
    renamed = [
        one.model_copy(update={"bid": "Van der Velde B.V."}) if one.bid == awards.HOSTILE else one
        for one in scores.scores
    ]
    tender = awards.tender("fixed_budget")
    evaluation = evaluate(tender, bids, scores.model_copy(update={"scores": renamed}))
    word = docx.Document(io.BytesIO(as_file(as_document(to(evaluation, "=1+1")), "docx")))
    assert "Voorbeeld intends to award the contract to Van der Velde B.V." in [one.text for one in word.paragraphs]


def test_the_only_bidder_is_told_that_law_asks_for_no_standstill_period() -> None:
    """Article 2.127, fourth paragraph; the authority checks whether nobody else is concerned."""
    alone = evaluate(evaluated().tender, awards.bids()[:1], _scores_of(awards.BIDDERS[0]))
    told = to(alone, awards.BIDDERS[0])
    assert "law prescribes no standstill period (article 2.127, fourth paragraph" in said(as_document(told))
    assert any("no other bidder or candidate is concerned" in one for one in told.to_fill_in)
    assert "of 20 calendar days" not in said(as_document(told))
    assert "fourth paragraph" not in said(as_document(to(evaluated(), awards.HOSTILE)))
    stated = evaluated(letters={**LETTERS, "standstill_days": 25}).tender
    kept = to(evaluate(stated, awards.bids()[:1], _scores_of(awards.BIDDERS[0])), awards.BIDDERS[0])
    assert "keeps a standstill period of 25 calendar days, though law prescribes none" in said(as_document(kept))


def _scores_of(name: str) -> Scores:
    scores = awards.scores()
    return scores.model_copy(update={"scores": [one for one in scores.scores if one.bid == name]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_on_one_lot_with_three_criteria_is_two_pages(language: str) -> None:
    found = as_document(to(evaluated(), "=1+1", language=language))
    pages = PdfReader(io.BytesIO(as_file(found, "pdf"))).pages
    assert len(pages) == 2


def test_a_signature_stands_with_what_is_signed() -> None:
    word = docx.Document(io.BytesIO(as_file(as_document(to(evaluated(), "=1+1")), "docx")))
    before, last = word.paragraphs[-2:]
    assert last.text.startswith("Yours faithfully")
    assert before.paragraph_format.keep_with_next
    assert last.paragraph_format.keep_together
