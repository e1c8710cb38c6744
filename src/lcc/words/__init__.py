"""What is wrong, remarked or found, in words, one file for each subject."""
