"""The rules of the calculation and the award, in words, one file for each subject."""
