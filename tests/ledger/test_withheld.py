"""Who is withheld after they were published: no address answers any more, and the ledger forgets them."""

from __future__ import annotations

import pytest

from tests.ledger.conftest import Make, Press
from tests.ledger.following import find

NAME = "Quentin Harrowgate"
FILES = {
    "articles/a.md": f"---\ntitle: A\ndate: 1953\n---\n[[{NAME}]] spoke to [[Ann Lee]].\n",
    "entities/person/old-quentin.md": f"---\nname: {NAME}\n---\n",
    "entities/person/ann-lee.md": "---\nname: Ann Lee\n---\n",
}

RENAMED = f"---\nname: {NAME}\nformer: [person/old-quentin]\n---\n"


def secret(press: Press) -> list[str]:
    """The words of the name that stand anywhere in the site or in the ledger."""
    everything = b"".join(path.read_bytes() for path in press.site.rglob("*") if path.is_file())
    everything = (everything + press.ledger.read_bytes()).lower()
    return [word for word in ("quentin", "harrowgate") if word.encode() in everything]


@pytest.fixture
def published(press: Make) -> Press:
    """Published once, renamed, published again: two addresses are known."""
    made = press(FILES)
    made.publish()
    made.write(
        {
            "entities/person/old-quentin.md": "",
            "entities/person/quentin-harrowgate.md": RENAMED,
        }
    )
    made.publish()
    assert find(made.site, "/people/old-quentin/").targets == ("/people/quentin-harrowgate/",)
    assert secret(made) == ["quentin", "harrowgate"]
    return made


@pytest.mark.parametrize("former", ["former: [person/old-quentin]\n", ""])
def test_a_name_that_is_withheld_leaves_the_ledger_at_the_next_publication(
    published: Press, former: str
) -> None:
    hidden = f"---\nname: {NAME}\nwithhold: true\n{former}---\n"
    published.write({"entities/person/quentin-harrowgate.md": hidden})
    code, said = published.run("build")
    assert "quentin" not in said.lower()
    assert code == 0
    assert "notice[R913]" in said
    said = published.publish()
    assert "quentin" not in said.lower()
    assert "harrowgate" not in said.lower()
    assert secret(published) == []
    assert not (published.site / "people/old-quentin").exists()


def test_a_name_merged_into_one_that_is_withheld_is_told_without_either(published: Press) -> None:
    published.write(
        {
            "entities/person/quentin-harrowgate.md": f"---\nname: {NAME}\nwithhold: true\n---\n",
            "entities/person/ann-lee.md": "---\nmerged_into: person:quentin-harrowgate\n---\n",
        }
    )
    code, said = published.run("build")
    assert code == 1
    assert ".md:2:14: error[R904]" in said
    assert "quentin" not in said.lower()


def test_addresses_that_hold_the_name_are_forgotten_too(published: Press) -> None:
    """A report was called after somebody; its file is renamed when the name must not be known any more."""
    report = "---\ntitle: B\ndate: 1953\nstory: the-harrowgate-case\n---\nOn the case.\n"
    published.write(
        {
            "articles/quentin-harrowgate-tried.md": report,
            "stories/the-harrowgate-case.md": "---\ntitle: The case\n---\n",
        }
    )
    published.publish()
    hidden = f"---\nname: {NAME}\nnames: [Harrowgate]\nwithhold: true\n---\n"
    published.write(
        {
            "articles/quentin-harrowgate-tried.md": "",
            "articles/tried.md": report.replace("the-harrowgate-case", "the-case"),
            "stories/the-harrowgate-case.md": "",
            "stories/the-case.md": "---\ntitle: The case\n---\n",
            "entities/person/quentin-harrowgate.md": hidden,
        }
    )
    said = published.publish()
    assert "harrowgate" not in said.lower()
    assert secret(published) == []
