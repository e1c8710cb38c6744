"""Of the files that were handed in."""

from collections.abc import Mapping

from lcc.language import N_

FILES: Mapping[str, tuple[str, str]] = {
    # files
    "not_readable": (N_("a file that can be read"), N_("Check the name and the rights of the file.")),
    "too_large": (N_("a file of at most {limit} MB"), N_("Remove what does not belong to the bid.")),
    "extra_service": (
        N_("an installation that answers over HTTP: this library comes with the extra service"),
        N_('Run: pip install "circular-lcc[service]".'),
    ),
    "extra_word": (
        N_("an installation that writes Word files: this library comes with the extra word"),
        N_('Run: pip install "circular-lcc[word]". Or write another kind: .html or .pdf.'),
    ),
    "not_fields": (N_("fields and their values"), N_("Start the file with: {first}: ...")),
    "name_not_text": (N_("a file name that is text"), N_("Rename the file, with plain letters.")),
    "upload_name": (
        N_("the name of a file, in folders of its own if need be, that leads nowhere else"),
        N_("Hand the file in by its own name."),
    ),
    "upload_twice": (
        N_("each file by a name of its own: this one is taken"),
        N_("Rename one of the two, or put the name of its supplier before it: Hardhout/bid.xlsx."),
    ),
    "not_a_file": (N_("a file"), N_("Put the file itself there.")),
    "link_not_followed": (
        N_("the file itself: links among the bids are not followed"),
        N_("Put the file there that is meant, or go on without it: --leave-out '{name}'."),
    ),
    "other_sheet": (
        N_("a bid as .xlsx, .yaml or .json; this could be a bid, and can't be read"),
        N_(
            "Open it, check what it says, and save it as an Excel workbook (.xlsx); or go on without it: "
            "--leave-out '{name}'."
        ),
    ),
    "under_other_name": (
        N_("a name that says what the file is: it could be a bid"),
        N_("Give it a name that ends in {ending}, or go on without it: --leave-out '{name}'."),
    ),
    "hidden_file": (
        N_("a file that can be seen: this one could be a bid, and its name hides it"),
        N_("Give it a name that does not begin with . or ~$, or go on without it: --leave-out '{name}'."),
    ),
    "container_unread": (
        N_("files that can be read, or a .zip with them in it: what is in this one could be a bid"),
        N_("Take out what is in it and put that in its place, or go on without it: --leave-out '{name}'."),
    ),
    "in_junk_folder": (
        N_("a bid where it is seen: this could be one, in a folder that a computer or a tool keeps for itself"),
        N_("Put it in the folder of its supplier, or go on without it: --leave-out '{name}'."),
    ),
    "archive_in_archive": (
        N_("an archive without archives in it: what is in this one could be a bid"),
        N_("Unpack the outer archive and name its folder, or go on without it: --leave-out '{name}'."),
    ),
    "not_an_archive": (
        N_("an archive (.zip) that is whole"),
        N_("Download it again; or unpack it yourself and name the folder."),
    ),
    "archive_unnamed": (
        N_("an archive (.zip) with nothing in it but the files that its table of contents names"),
        N_(
            "Download it again: something stands before, between or after them, which could be the files of another "
            "archive."
        ),
    ),
    "archive_broken": (
        N_("a file in the archive that is whole"),
        N_(
            "Download the archive again; unpack it yourself and name the folder; or go on without the file: "
            "--leave-out '{name}'."
        ),
    ),
    "archive_encrypted": (
        N_("a file in the archive that opens without a password"),
        N_(
            "Unpack the archive with its password and name the folder, or go on without the file: "
            "--leave-out '{name}'."
        ),
    ),
    "archive_method": (
        N_("a file in the archive that is packed in the usual way (deflate), or not at all"),
        N_("Unpack the archive yourself and name the folder, or go on without the file: --leave-out '{name}'."),
    ),
    "archive_folder_and_file": (
        N_("a file or a folder in the archive: this is called a folder, and has the content of a file"),
        N_(
            "Ask who made the archive for another one, or unpack it yourself and name the folder; or go on without "
            "it: --leave-out '{name}'."
        ),
    ),
    "archive_no_name": (
        N_("a name for each file in the archive"),
        N_("Ask who made the archive for another one: whose the file without a name is, nobody can tell."),
    ),
    "archive_outside": (
        N_("names that stay within the archive"),
        N_("Ask who made the archive for another one; do not unpack this one."),
    ),
    "archive_twice": (
        N_("each file once in the archive"),
        N_("Ask who made the archive for another one: programs differ in which of the two they take."),
    ),
    "archive_large": (
        N_("an archive of which no more than {limit} MB has to be unpacked to see what is in it"),
        N_("Unpack it yourself and name the folder."),
    ),
    "too_many_files": (
        N_("at most {limit} files among the bids"),
        N_("Name the folder with the bids, or part of it at a time."),
    ),
    "folder_deep": (N_("folders at most {limit} deep in each other"), N_("Name the folder with the bids itself.")),
    "only_attachments": (
        N_("a bid among the files of each supplier: here are attachments alone"),
        N_("Put the bid (.yaml, .json or .xlsx) with them, or go on without them: --leave-out '{name}'."),
    ),
    "leave_out_nothing": (
        N_("the name of a file or folder among the bids"),
        N_("Write the name as it stands in its folder, with capitals and ending."),
    ),
    "leave_out_many": (
        N_("the name of one file or folder; this is the name of each of these: {names}"),
        N_("Write the folder before the name."),
    ),
    "passport_left_out": (
        N_("a passport that is not left out"),
        N_("Leave out the bid too, or do not leave out the passport."),
    ),
    "tender_kind": (N_("a .yaml, .json or .xlsx file"), N_("Name the tender first, then the bids.")),
    "no_bids": (
        N_("bids in the folder"),
        N_("Put the bids (.yaml, .json or .xlsx) in it, or go on without it: --leave-out '{name}'."),
    ),
    "no_bids_sent": (N_("bids"), N_("Send the bids too, under `bids`: without any nothing follows.")),
    "only_with_tender": (
        N_("nothing here where no tender is: it is held against a tender"),
        N_("Send the tender too, or leave this out."),
    ),
    "only_beside_proof": (
        N_("an award file beside a proof only"),
        N_("Leave it out, or send a proof as `result`."),
    ),
    "nothing_beside_award_file": (
        N_("nothing else beside an award file: it holds the tender and every bid"),
        N_("Leave this out, or leave out the award file."),
    ),
    "only_as_form": (N_("nothing here: JSON holds no files"), N_("Send it as a form (multipart/form-data).")),
    "no_bid_in_book": (
        N_("bids: on the sheets of this workbook, or in files beside it"),
        N_("Fill in a sheet for each bid, or name their files."),
    ),
    "no_bid_in_lot": (N_("a bid for this lot"), N_("Choose another lot: nobody bid for this one.")),
    "changed_since_submitted": (
        N_("the tender, bids and scores as they were submitted; changed in the workbook: {fields}"),
        N_("Start from the files that were submitted, or undo the changes."),
    ),
    "figure_not_read": (
        N_("a figure that was read in its source: {name} was not, and is said to be from {source}"),
        N_(
            "Hold it against the source, or settle that you expect it yourself; then name it under own_figures in the "
            "tender. Or state numbers of your own."
        ),
    ),
    "template_not_word": (
        N_("a Word file (.docx)"),
        N_("Open it in Word, and save it as a Word document, not as a template (.dotx) or with macros."),
    ),
    "template_damaged": (
        N_("a Word file (.docx) that is whole: this one is damaged"),
        N_(
            "Get it again from whoever has it; or open it in Word, let Word repair it, and save it as a Word document."
        ),
    ),
    "template_too_large": (
        N_("a Word file of at most {limit} MB, unpacked"),
        N_("Take large pictures out of it, or make them smaller in Word: Picture Format, Compress Pictures."),
    ),
    "template_fetches": (
        N_("a Word file that has all of itself, and fetches nothing from elsewhere when it is opened"),
        N_(
            "Put the picture or object itself in the place of the link: in Word under File, Info, Edit Links to Files."
        ),
    ),
    "day_beyond": (N_("a date from {first} up to {last}"), N_("Correct the year.")),
    "template_kind": (
        N_("docx where there is a template, which is a Word file"),
        N_("Leave the kind out, or the template."),
    ),
    "numbers_same": (N_("two numbers that differ"), N_("Name another number in the place of one of them.")),
    "fact_of_act": (
        N_("a fact for the proposed Public Procurement Act, law ppa"),
        N_("Leave it out, or name that law."),
    ),
    "no_font": (
        N_("characters that the font of PDFs has"),
        N_("Make it a Word file or a page, .docx or .html: they show every character."),
    ),
    "template_unknown_name": (
        N_("one of the names that a letter has: {known}"),
        N_("Mend the name between the braces, or take it out."),
    ),
    "template_one_body": (
        N_("one place for the text of the letter: {{{{ body }}}}"),
        N_("Put the name between double braces, in a paragraph of its own, once."),
    ),
    "template_body_alone": (
        N_("the place of the text in a paragraph of its own, on the page or in a table"),
        N_("Take what stands beside it to another paragraph; a text box, header or footer has no room for it."),
    ),
    "consultation_awards_nothing": (
        N_("a procedure in which a contract is awarded"),
        N_(
            "After a market consultation nobody is awarded anything: no letter, notice or release tells of an award."
        ),
    ),
    "no_tender_in_release": (
        N_("a release, release package or record of OCDS with a tender in it"),
        N_("Take the release in which the tender was published."),
    ),
    "release_large": (
        N_("at most {most} of these in a release that a tender starts from"),
        N_("Leave out what you do not buy, or make a tender of each part."),
    ),
    "several_processes": (
        N_("releases of one contracting process"),
        N_("Take the release of the tender that you start from out of the package, and start from that."),
    ),
    "notice_text_long": (
        N_("at most {most} characters of {term} for {at} in a notice"),
        N_(
            "Write the table in place of the XML: type the text over, shorter, and name the method statement for the "
            "rest."
        ),
    ),
    "consultation_not_published": (
        N_("a tender in which a contract is awarded"),
        N_("A market consultation is no tender: publish this once it is one, with the procedure in it."),
    ),
    "lot_alone": (
        N_("the tender with all its lots: who is awarded this one can hang on the bids for others"),
        N_("Start from the tender and all bids, with --lot for this lot."),
    ),
    "nothing_promised": (
        N_("a tender that measures circularity"),
        N_("Let the tender measure circularity, or add a criterion that is measured by an indicator."),
    ),
    "nothing_harvested": (
        N_(
            "a bid that hands on material; {bid} has no passport, take-back or destinations from which some follows"
        ),
        N_("Ask for a passport, for take-back, or for destinations on a ladder; or name another bid with --bid."),
    ),
    "nobody_wins": (
        N_("a bid that wins: there is none"),
        N_(
            "See with `lcc score` why no bid is ranked or awarded. `lcc annex` takes a bid by its name, with --bid."
        ),
    ),
    "winner_open": (
        N_("one bid that wins: a tie leaves it open, with {bids} in first place"),
        N_(
            "Settle the tie as the tender says: state the drawing of lots with --draw. `lcc annex` takes a bid by its "
            "name, with --bid."
        ),
    ),
    "bidder_twice": (
        N_("each bidder once"),
        N_(
            "{other_name} is in {other} too: remove one of the two, bring its lots together in one, or state the "
            "variant in one; of two bidders, write what tells their names apart."
        ),
    ),
    "quote_twice": (
        N_("each supplier once: {cells} has this name too"),
        N_(
            "Leave one of the two out. Are they two quotes of one supplier, or two suppliers: add to one name what "
            "tells them apart, such as (hire)."
        ),
    ),
    "bidder_alike": (
        N_("a name that can't be taken for {other_name} in {other}; they differ in {characters}"),
        N_("Of one bidder, write its name alike in both files; of two, write what tells their names apart."),
    ),
    "number_twice": (
        N_("each registration number under one name: {other} has it for {other_name}"),
        N_(
            "Of one bidder, remove one bid, or write its name alike and state the variant; of two, correct a number."
        ),
    ),
    "number_differs": (
        N_("one registration number for each bidder: {other} has {other_id} for {other_name}"),
        N_("Of one bidder, write its number alike in both files; of two, write what tells their names apart."),
    ),
}
