"""Texts and what is quoted from them: bodies, evidence, statements, figures."""
