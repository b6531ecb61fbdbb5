"""Verdicts in text: whether a wording states one."""
