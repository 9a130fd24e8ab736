"""The rules: pure generators of findings, each with a citation and a version."""
