"""The credit line: what it says of origin and rights, and when it is no credit line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.importers.credit import Credit, read_credit


@pytest.mark.parametrize(
    ("line", "source", "date", "rights"),
    [
        (
            "This story originally appeared at Lakeside Wire. Copyright 1953.",
            "Lakeside Wire",
            "",
            "Copyright 1953",
        ),
        (
            "This article was first published in the Lakeside Post on 3 May 1953.",
            "Lakeside Post",
            "1953-05-03",
            "",
        ),
        ("First published in “The Lakeside Post” (May 3, 1953)", "The Lakeside Post", "1953-05-03", ""),
        (
            "Reprinted with permission of The Lakeside Post, 1953-05-03.",
            "The Lakeside Post",
            "1953-05-03",
            "",
        ),
        ("Source: lakeside.example.org", "lakeside.example.org", "", ""),
        (
            "© 1953 Lake & Co. Inc. All rights reserved. Originally published by Lake Radio",
            "Lake Radio",
            "",
            "© 1953 Lake & Co. Inc. All rights reserved",
        ),
        ("Copyright by the author", "", "", "Copyright by the author"),
        ("(c) 1953 Lakeside Post", "", "", "(c) 1953 Lakeside Post"),
        ("*This report first\r\nappeared in Lake News.*", "Lake News", "", ""),
    ],
)
def test_what_a_credit_line_says(line: str, source: str, date: str, rights: str) -> None:
    credit = read_credit(f"Water came.\n\nIt went.\r\n \r\n{line}\n\n\n")
    assert (credit.source, credit.date.text if credit.date else "", credit.rights) == (source, date, rights)


def test_credits_in_two_paragraphs() -> None:
    text = "Water came.\n\nOriginally published in Lake News.\n\nCopyright 1953.\n\nAll rights reserved."
    assert read_credit(text) == Credit("Lake News", None, "Copyright 1953. All rights reserved")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Water came.",
        "Copyright law was changed on Monday.",
        "The report appeared in the evening to be wrong, the mayor said. She will resign.",
        "Copyright 1953.\n\nWater came.",
        "Water came. Copyright 1953.",
        "Copyright 1953 " + "x" * 500,
        "Source: " + " " * 5000 + "x. y",
    ],
)
def test_the_reports_own_words_are_no_credit(text: str) -> None:
    assert read_credit(text) == Credit()


@given(
    st.text(), st.text(alphabet=list("copyright ©(c)1953.;Source: This story appeared in \n"), max_size=500)
)
def test_any_text_is_read(text: str, line: str) -> None:
    read_credit(text)
    read_credit(f"{text}\n\n{line}")
