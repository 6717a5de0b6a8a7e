"""What no person has checked."""

from __future__ import annotations

from pressmark.pages.values import Link, LongList, Part
from pressmark.pages.values.marks import MarkRow, WorkRow
from pressmark.pages.views import PartView, UncheckedView
from tests.theme.samples.rows import BREACH, EVIDENCE, FOREIGN
from tests.theme.samples.site import head

TAGGER = WorkRow(name="Tagger 3.8", tool=True, count=0)
CLERK = WorkRow(name="A. Clerk", tool=False, count=0)
QUOTE = EVIDENCE[0].quotes[0]
MARKS = (
    MarkRow(
        report=BREACH,
        kind="name",
        quote=QUOTE,
        of=Link("Ada Merrow", "/people/ada-merrow/"),
        made=(TAGGER, CLERK),
        percent=60,
    ),
    MarkRow(report=BREACH, kind="unidentified", quote=QUOTE, of=None, made=(), percent=None),
    MarkRow(report=FOREIGN, kind="quotation", quote=QUOTE, of=Link("the keeper"), made=(CLERK,), percent=0),
)
UNCHECKED = UncheckedView(
    head=head("/unchecked/", "What no person has checked", "unchecked", "about"),
    total=1240,
    unchecked=3,
    by_tools=1,
    doubtful=(),
    list=LongList(MARKS, 3),
)
MARKS_PART = PartView(
    head=head("/unchecked/1953/", "What no person has checked: 1953", "part", "about"),
    parent=Link("What no person has checked", "/unchecked/"),
    heading="What no person has checked",
    label="1953",
    number=0,
    last=0,
    above=None,
    shape="marks",
    list=LongList(MARKS, 3),
    siblings=(Part("1952", "/unchecked/1952/", 2), Part("1953", "/unchecked/1953/", 3)),
)
