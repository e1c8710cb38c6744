"""Make the pictures of the page in docs/pictures, in Chromium: `make page` comes before it."""

import io
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from lcc.language import LANGUAGES, translator
from lcc.library import shipped
from lcc.page.texts import texts_in

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
LIGHTING, FURNITURE = (shipped.examples()[name] for name in ("street-lighting", "street-furniture"))
AWARD = [LIGHTING / "tender.yaml", *sorted((LIGHTING / "bids").glob("*.xlsx")), LIGHTING / "scores.yaml"]
WIDTH, HEIGHT = 900, 760
LONG = 60_000
Texts = Mapping[str, str]


def main() -> int:
    command = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=command, args=["--no-sandbox"])
        for language in LANGUAGES:
            page = browser.new_page(locale=language, viewport={"width": WIDTH, "height": HEIGHT})
            page.goto((ROOT / "dist" / "lcc.html").as_uri())
            for name, walk in ROADS.items():
                place = walk(page, texts_in(language), language, Path(folder))
                place.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
                page.screenshot(path=PICTURES / f"page-{language}-{name}.png")
                page.get_by_role("button", name=texts_in(language)["back"]).click()
        browser.close()
    return 0


def compared(page: Any, t: Texts, language: str, folder: Path) -> Any:
    """Open an award, and keep a proof of it for the road that checks one."""
    opened(page, t["compare"], AWARD)
    outcome = page.locator("article h2").first
    outcome.wait_for(timeout=LONG)
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name=t["save_everything"]).click()
    _ = translator(language)
    with zipfile.ZipFile(io.BytesIO(Path(found.value.path()).read_bytes())) as archive:
        proof = next(name for name in archive.namelist() if name.startswith(f"{_('proofs')}/"))
        (folder / "proof.json").write_bytes(archive.read(proof))
    return outcome


def tried(page: Any, t: Texts, language: str, folder: Path) -> Any:
    opened(page, t["compare"], AWARD)
    slider = page.locator(".what-if input[type=range]").first
    slider.wait_for(timeout=LONG)
    slider.fill("4")
    page.locator(".what-if table").wait_for(timeout=LONG)
    return page.locator(".what-if")


def supplied(page: Any, t: Texts, language: str, folder: Path) -> Any:
    opened(page, t["supply"], [FURNITURE / "tender.yaml", FURNITURE / "bids" / "kringloopbank.xlsx"])
    page.locator("fieldset").first.wait_for(timeout=LONG)
    return page.locator("fieldset").first


def verified(page: Any, t: Texts, language: str, folder: Path) -> Any:
    opened(page, t["verify"], [folder / "proof.json"])
    page.locator(".confirmed").wait_for(timeout=LONG)
    return page.locator(".confirmed")


def opened(page: Any, road: str, files: list[Path]) -> None:
    page.get_by_role("button", name=road).click()
    page.locator("input[type=file]").first.set_input_files(files)


ROADS: Mapping[str, Callable[[Any, Texts, str, Path], Any]] = {
    "compare": compared,
    "what-if": tried,
    "supply": supplied,
    "verify": verified,
}

if __name__ == "__main__":
    sys.exit(main())
