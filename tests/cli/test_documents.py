"""`lcc method` and `lcc letters` as a user types them."""

import json
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

import awards
from command_line import Run, run
from lcc.cli.output import REFUSED
from lcc.library import shipped

BIDS = ["bids/0.json", "bids/1.json", "bids/2.json"]


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender, its bids and their scores."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "low_bid")
    return run


def write(folder: Path, method: str) -> None:
    (folder / "bids").mkdir(exist_ok=True)
    (folder / "tender.json").write_text(awards.tender(method).model_dump_json(exclude_defaults=True))
    (folder / "scores.json").write_text(awards.scores().model_dump_json(exclude_defaults=True))
    for number, bid in enumerate(awards.bids()):
        (folder / f"bids/{number}.json").write_text(bid.model_dump_json(exclude_defaults=True))


def test_method_writes_a_word_file_or_a_page(lcc: Run) -> None:
    assert "Written: method.docx" in lcc("method", "tender.json", "-o", "method.docx").output
    assert docx.Document("method.docx").paragraphs[0].text == "Award method"
    lcc("method", "tender.json", "-o", "methode.html", language="nl")
    assert "<h1>Beschrijving gunningssystematiek</h1>" in Path("methode.html").read_text()
    lcc("method", "tender.json", "-o", "methode.pdf", language="nl")
    assert PdfReader("methode.pdf").pages[0].extract_text().startswith("Beschrijving gunningssystematiek")


def test_method_writes_the_award_criteria_for_a_machine(lcc: Run) -> None:
    found = json.loads(lcc("method", "tender.json", "--json", "-").stdout)
    assert found["awardCriteria"]["criteria"][0]["type"] == "cost"
    both = lcc("method", "tender.json", "-o", "m.docx", "--json", "criteria.json").output
    assert both.splitlines() == ["Written: m.docx", "Written: criteria.json"]
    assert json.loads(Path("criteria.json").read_text()) == found
    assert json.loads(lcc("method", "tender.json", "-o", "n.docx", "--json", "-").stdout) == found


def test_method_refuses_other_kinds_of_file_and_files_that_are_there(lcc: Run) -> None:
    assert "in one of .docx, .pdf, .html" in lcc("method", "tender.json", "-o", "method.odt", code=2).stderr
    assert "Say what to write" in lcc("method", "tender.json", code=2).stderr
    lcc("method", "tender.json", "-o", "m.html")
    assert "--force" in lcc("method", "tender.json", "-o", "m.html", code=2).stderr
    lcc("method", "tender.json", "-o", "m.html", "--force")


def test_method_refuses_a_tender_with_what_is_wrong(lcc: Run) -> None:
    Path("tender.json").write_text('{"id": "t"}')
    assert "tender.json" in lcc("method", "tender.json", "-o", "m.docx", code=1).stderr
    assert not Path("m.docx").exists()


def test_justify_writes_a_document_for_each_bid(lcc: Run) -> None:
    lcc("letters", "tender.json", *BIDS, "--scores", "scores.json", "-o", "out")
    names = {
        "justification-hout-zoon-bv.docx",
        "justification-script-alert-1-script.docx",
        "justification-1-1.docx",
    }
    assert {file.name for file in Path("out").iterdir()} == names
    texts = [paragraph.text for paragraph in docx.Document("out/justification-1-1.docx").paragraphs]
    assert texts[1:4] == [
        "=1+1\n[address]",
        "[place], [date]\nOur reference: [our reference]",
        "Subject: Award decision: Test",
    ]


def test_justify_writes_hostile_names_as_text(lcc: Run, tmp_path: Path) -> None:
    write(tmp_path, "quality_value")
    lcc("letters", "tender.json", *BIDS, "--scores", "scores.json", "-o", "out", "--format", "html")
    page = Path("out/justification-script-alert-1-script.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_justify_for_one_bidder(lcc: Run) -> None:
    words = ("letters", "tender.json", *BIDS, "--scores", "scores.json", "-o", "out")
    lcc(*words, "--bidder", "=1+1", "--format", "html", language="nl")
    assert [file.name for file in Path("out").iterdir()] == ["motivering-1-1.html"]
    assert "There is no bidder X" in lcc(*words, "--bidder", "X", code=2).stderr
    assert "--force" in lcc(*words, "--bidder", "=1+1", "--format", "html", code=2, language="nl").stderr


def test_justify_shows_costs_of_others_only_where_that_is_asked_for(lcc: Run) -> None:
    words = ("letters", "tender.json", *BIDS, "--scores", "scores.json", "--format", "html", "--bidder", "=1+1")
    assert "--others-prices gives them" in lcc(*words, "-o", "plain").output
    assert "--others-prices" not in lcc(*words, "-o", "open", "--others-prices").output
    plain, shown = (Path(f"{folder}/justification-1-1.html").read_text() for folder in ("plain", "open"))
    cost = f"{awards.evaluated('low_bid').bids[0].life_cycle_cost:,.2f}"
    assert cost not in plain
    assert cost in shown


def test_justify_needs_the_scores(lcc: Run) -> None:
    assert "Plan of approach" in lcc("letters", "tender.json", *BIDS, "-o", "out", code=1).stderr
    assert not Path("out").exists()


def test_justify_refuses_a_workbook_that_was_changed_after_submission(lcc: Run) -> None:
    """Letters that say why somebody lost hold what was submitted, and no other rule than the one announced."""
    lcc("score", "tender.json", *BIDS, "--scores", "scores.json", "-o", "c.xlsx")
    lcc("letters", "c.xlsx", "-o", "letters")
    book = load_workbook("c.xlsx")
    sheet = book["Assumptions"]
    [cell] = [row[1] for row in sheet.iter_rows() if any(cell.value == "award.price_weight" for cell in row)]
    cell.value = 0.3
    book.save("c.xlsx")
    said = lcc("letters", "c.xlsx", "-o", "again", code=REFUSED).stderr
    assert "changed in the workbook: Weight of the cost" in said
    assert not Path("again").exists()


LETTERS = ("letters", "tender.json", *BIDS, "--scores", "scores.json", "-o", "out")


def test_letters_can_be_pdf(lcc: Run) -> None:
    lcc(*LETTERS, "--format", "pdf", "--sent", "2027-06-01", language="nl")
    texts = [page.extract_text() for page in PdfReader("out/motivering-1-1.pdf").pages]
    assert "1 juni 2027" in texts[0]
    assert "Met vriendelijke groet" in texts[-1]


OF_ELSEWHERE = "شركة"


def renamed() -> None:
    """Give a bidder a name, and another a justification, with characters that the font of PDFs lacks."""
    bids, scores = awards.bids(), awards.scores()
    bids[2] = bids[2].model_copy(update={"bidder": bids[2].bidder.model_copy(update={"name": OF_ELSEWHERE})})
    given = [one.model_copy(update={"bid": OF_ELSEWHERE}) if one.bid == "=1+1" else one for one in scores.scores]
    given[0] = given[0].model_copy(update={"justification": "The plan says 漢 too often."})
    Path("bids/2.json").write_text(bids[2].model_dump_json(exclude_defaults=True))
    Path("scores.json").write_text(
        scores.model_copy(update={"scores": given}).model_dump_json(exclude_defaults=True)
    )


def test_a_letter_that_a_pdf_cannot_show_is_a_word_file_and_others_are_pdf(lcc: Run) -> None:
    renamed()
    said = lcc(*LETTERS, "--format", "pdf").output
    why = "is a Word file: the font of PDFs lacks characters that are in it"
    assert f"! justification-شركة.docx {why} (ش ر ك ة)." in said
    assert f"! justification-hout-zoon-bv.docx {why} (漢)." in said
    assert sorted(one.suffix for one in Path("out").iterdir()) == [".docx", ".docx", ".pdf"]
    [word] = Path("out").glob("*شركة.docx")
    assert any(OF_ELSEWHERE in one.text for one in docx.Document(str(word)).paragraphs)
    assert "--force" in lcc(*LETTERS, "--format", "pdf", code=2).stderr
    assert "Word file" not in lcc(*LETTERS, "-o", "html", "--format", "html").output


def test_so_is_their_record(lcc: Run) -> None:
    renamed()
    Path("bids/plan.pdf").write_bytes(b"%PDF-1.4")
    said = lcc("letters", "tender.json", "bids", "--scores", "scores.json", "-o", "out", "--format", "pdf").output
    assert "! record.docx is a Word file: the font of PDFs lacks" in said
    assert "Written, for your own file and not for bidders: out/record.docx" in said


def test_one_document_that_a_pdf_cannot_show_is_refused_with_its_characters_and_what_can(lcc: Run) -> None:
    tender = json.loads(Path("tender.json").read_text())
    Path("tender.json").write_text(json.dumps({**tender, "title": "Banken 漢字"}))
    for words in (("method", "tender.json"), ("proposal", "tender.json", *BIDS, "--scores", "scores.json")):
        refused = lcc(*words, "-o", "made.pdf", code=REFUSED).stderr
        assert refused.startswith("made.pdf\n  found:    text '漢 字'\n")
        assert "Make it a Word file or a page, .docx or .html" in refused
        assert not Path("made.pdf").exists()
        lcc(*words, "-o", f"{words[0]}.docx")


@pytest.mark.parametrize("sent", ["9999-12-31", "0001-01-01", "1999-12-31", "2100-01-01"])
def test_a_day_of_sending_in_another_century_is_refused(lcc: Run, sent: str) -> None:
    said = lcc(*LETTERS, "--sent", sent, code=2).stderr
    assert "een datum van 01-01-2000 tot en met 31-12-2099" in " ".join(said.split())
    assert not Path("out").exists()


def test_an_odd_day_of_sending_is_remarked(lcc: Run) -> None:
    proposal = ("proposal", "tender.json", *BIDS, "--scores", "scores.json", "-o", "v.pdf")
    for words in (LETTERS, proposal):
        assert "! The letters are dated 2027-06-06, in a weekend" in lcc(*words, "--sent", "2027-06-06").output


def test_letters_say_what_is_to_fill_in_and_what_they_lack(lcc: Run) -> None:
    said = lcc(*LETTERS).output
    assert "- date (all letters)" in said
    assert "Too thin to start the standstill period as they stand" in said
    assert "- the standstill period: state the procedure in the tender" in said
    assert lcc(*LETTERS, "--strict", "--force", code=REFUSED).output == said
    assert Path("out/justification-1-1.docx").exists()


def test_letters_that_lack_nothing_are_no_failure(lcc: Run) -> None:
    tender = awards.tender("low_bid", procedure="three_quotes")
    Path("tender.json").write_text(tender.model_dump_json(exclude_defaults=True))
    assert "Too thin" not in lcc(*LETTERS, "--strict", "--sent", "01-06-2027").output


def test_letters_in_a_template_of_ones_own(lcc: Run) -> None:
    assert "brief.docx" in lcc("letters", "--new-template", "brief.docx").output
    word = docx.Document("brief.docx")
    word.add_paragraph("Postbus 1, Zuiderdijk")
    word.save("own.docx")
    lcc(*LETTERS, "--template", "own.docx")
    texts = [paragraph.text for paragraph in docx.Document("out/justification-1-1.docx").paragraphs]
    assert texts[-1] == "Postbus 1, Zuiderdijk"
    assert "The outcome" in texts
    assert "--format" in lcc(*LETTERS, "--template", "own.docx", "--format", "pdf", code=2).stderr
    assert "brief.docx" in lcc("letters", "--new-template", "brief.docx", code=2).stderr
    assert ".docx" in lcc("letters", "--new-template", "brief.odt", code=2).stderr


@pytest.mark.parametrize(("language", "about"), [("nl", "Betreft: "), ("en", "Subject: ")])
def test_a_new_template_is_in_the_language_that_is_asked(lcc: Run, language: str, about: str) -> None:
    lcc("letters", "--new-template", "brief.docx", language=language)
    texts = [paragraph.text for paragraph in docx.Document("brief.docx").paragraphs]
    assert any(text.startswith(about) for text in texts), texts


def test_a_template_that_does_not_fit_is_refused_by_its_name(lcc: Run) -> None:
    word = docx.Document()
    word.add_paragraph("{{ body }} {{ kenmrek }}")
    word.save("own.docx")
    said = lcc(*LETTERS, "--template", "own.docx", code=REFUSED).stderr
    assert "own.docx" in said
    assert "kenmrek" in said
    assert not Path("out").exists()
    assert "nothing.docx" in lcc(*LETTERS, "--template", "nothing.docx", code=REFUSED).stderr


def test_after_a_market_consultation_there_are_no_letters(lcc: Run) -> None:
    tender = awards.tender("low_bid", procedure="market_consultation")
    Path("tender.json").write_text(tender.model_dump_json(exclude_defaults=True))
    assert "market consultation" in lcc(*LETTERS, code=REFUSED).stderr


def test_a_figure_that_was_not_read_is_not_published(lcc: Run) -> None:
    tender = awards.tender("low_bid", discount={"profile": "EU-better-regulation"})
    Path("tender.json").write_text(tender.model_dump_json(exclude_defaults=True))
    for words in (LETTERS, ("method", "tender.json", "-o", "m.pdf"), ("form", "tender.json", "-o", "f.xlsx")):
        said = lcc(*words, code=REFUSED).stderr
        assert "EU-better-regulation was not" in said
        assert "own_figures" in said
    assert not Path("m.pdf").exists()


def test_the_proposal_is_one_page(lcc: Run) -> None:
    words = ("proposal", "tender.json", *BIDS, "--scores", "scores.json", "--sent", "2027-06-01")
    lcc(*words, "-o", "v.pdf", language="nl")
    [page] = PdfReader("v.pdf").pages
    assert page.extract_text().startswith("Voorstel tot gunning: Test")
    lcc(*words, "-o", "v.docx")
    assert docx.Document("v.docx").paragraphs[0].text == "Proposal to award: Test"
    assert "in one of .docx, .pdf, .html" in lcc(*words, "-o", "v.odt", code=2).stderr


@pytest.mark.parametrize("command", ["proposal", "letters"])
def test_documents_about_an_outcome_say_what_was_remarked_on_it(command: str, tmp_path: Path) -> None:
    """A file that was left out, and that one bid is all there is to compare."""
    street = shipped.examples()["street-furniture"]
    bids = [f"--leave-out={file.name}" for file in sorted((street / "bids-as-yaml").iterdir())[1:]]
    out = tmp_path / ("out.html" if command == "proposal" else "letters")
    said = run(command, str(street / "tender.yaml"), str(street / "bids-as-yaml"), *bids, "-o", str(out)).output
    remarks = ("Left out by the authority, and not read:", "A single bid")
    assert [words for words in remarks if f"! {words}" not in said] == []
    if command == "proposal":
        assert [words for words in remarks if words not in out.read_text()] == []


def test_what_is_about_cost_alone_says_so_first(lcc: Run) -> None:
    said = lcc("sensitivity", "tender.json", *BIDS, "--scores", "scores.json", "--vary", "inflation").output
    assert said.startswith("! This is about costs alone. The award goes by the rule of the tender")


@pytest.mark.parametrize(("command", "sheet"), [("sensitivity", "Sensitivity"), ("simulate", "Uncertainty")])
def test_what_is_about_cost_alone_says_so_on_its_sheet(lcc: Run, command: str, sheet: str) -> None:
    """Under a rule that weighs quality; by the lowest life-cycle cost there is nothing to say."""
    tender = json.loads(Path("tender.json").read_text())
    Path("cost.json").write_text(
        json.dumps({key: tender[key] for key in tender if key not in ("award", "quality")})
    )
    driver = {"name": "Prices", "distribution": {"kind": "uniform", "low": 0.0, "high": 0.1}}
    uncertain = {"drivers": [{**driver, "fields": [{"field": "inflation"}]}]}
    Path("u.json").write_text(json.dumps(uncertain))
    how = ["--vary", "inflation"] if command == "sensitivity" else ["--uncertainty", "u.json"]
    said = {}
    for of, scores in (("tender.json", ["--scores", "scores.json"]), ("cost.json", [])):
        lcc(command, of, *BIDS, *scores, *how, "-o", f"{of}.xlsx")
        rows = load_workbook(f"{of}.xlsx")[sheet].iter_rows(max_row=5, max_col=1, values_only=True)
        said[of] = [text for (text,) in rows if str(text).startswith("This is about costs alone.")]
    assert [len(texts) for texts in said.values()] == [1, 0]
