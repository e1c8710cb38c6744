"""The Open Contracting Data Standard (OCDS) 1.1: a tender and its award as a release, and a tender out of one."""
