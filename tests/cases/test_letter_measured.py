"""A share earned on a published scale gives away what was measured: said before a letter or a proof is written."""

from pathlib import Path

from command_line import run

HERE = Path(__file__).parent / "letter_measured"
FILES = [str(HERE / "tender.yaml"), str(HERE / "bids"), "--scores", str(HERE / "scores.yaml")]
WARNING = (
    "! What B earns on MKI, 88.28 %, is measured on a published scale. From it follows of B: environmental costs (MKI) "
    "117.2."
)


def test_before_a_letter_is_written(tmp_path: Path) -> None:
    first, *others = run("letters", *FILES, "-o", str(tmp_path / "letters")).output.splitlines()
    assert first == WARNING
    assert sum(line.startswith("Written: ") for line in others) == 2


def test_not_where_the_letter_does_not_have_it(tmp_path: Path) -> None:
    words = ("--no-scores-of-winner", "--format", "html")
    assert "88.28" not in run("letters", *FILES, "-o", str(tmp_path), *words).output
    assert "88.28" not in (tmp_path / "justification-a.html").read_text()


def test_in_dutch(tmp_path: Path) -> None:
    said = run("letters", *FILES, "-o", str(tmp_path), language="nl").output
    assert "117,2" in said
    assert "88,28 %" in said


def test_before_a_proof_is_written(tmp_path: Path) -> None:
    said = run("letters", *FILES, "-o", str(tmp_path), "--proof").output.splitlines()
    assert said[0].startswith("! What a proof tells of other bids: how many bids there are; who is awarded what; ")
    assert said[1] == WARNING
    assert said[2].endswith("in EUR: 120.00.")
