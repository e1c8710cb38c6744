"""What can be asked, a file for each subject; `table` lists all. Each takes what was sent and asked, and answers."""
