"""Fill in the bid forms of the examples from bids-as-yaml. Run after the form or an example has changed."""

import sys

from lcc.excel.bid_form.write import write_form
from lcc.intake.submissions import read
from lcc.library import shipped


def main() -> int:
    for example in shipped.examples().values():
        submissions = read(example / "tender.yaml", [example / "bids-as-yaml"])
        for submission in submissions.bids:
            name = submission.input.file.rpartition("/")[2].removesuffix(".yaml")
            form = example / "bids" / f"{name}.xlsx"
            form.parent.mkdir(exist_ok=True)
            form.write_bytes(write_form(submissions.tender, "nl", submission.bid))
            print(form)
    return 0


if __name__ == "__main__":
    sys.exit(main())
