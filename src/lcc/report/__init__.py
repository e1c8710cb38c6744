"""For people: the rules of the calculation in words, explanations, what the comparison hangs on."""
