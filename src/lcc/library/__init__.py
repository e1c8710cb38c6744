"""What is published or shipped with the program: dated figures, indicators, phases, templates and examples."""
