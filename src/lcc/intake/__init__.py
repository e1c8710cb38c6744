"""What comes in: a tender and its bids from files of any kind, with every problem of all of them."""
