"""The fuzzer: thousands of files as careless or cunning people would make them, each of which is read or refused."""
