"""Make the fonts of PDFs small: `pip install fonttools`, then `python scripts/fonts.py FOLDER` with DejaVu's own files.

DejaVu Sans Condensed 2.37 (dejavu-fonts.github.io): what European names, amounts and formulas are written with, the
rest left out. Its licence allows that, and stands beside what comes out.
"""

import subprocess
import sys
from pathlib import Path

TO = Path(__file__).parents[1] / "src/lcc/documents/written/fonts"
KEPT = (
    "U+0020-024F,U+0300-036F,U+0370-03FF,U+0400-045F,U+1E00-1EFF,U+2010-2040,U+20A0-20BF,U+2100-2122,U+2190-2195,"
    "U+2200-2265,U+2580-2593,U+25A0-25CF,U+FFFD"
)

if __name__ == "__main__":
    for name in ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"):
        command = ["pyftsubset", str(Path(sys.argv[1]) / name), f"--unicodes={KEPT}", f"--output-file={TO / name}"]
        traits = ["--no-hinting", "--layout-features=", "--drop-tables+=GSUB,GPOS,GDEF,kern", "--notdef-outline"]
        subprocess.run([*command, *traits, "--name-IDs=*"], check=True)
