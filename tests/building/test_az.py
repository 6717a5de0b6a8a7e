"""A–Z: names under the letters of the archive's own language, in its own order, other names as “see”."""

from __future__ import annotations

import re

import pytest

from tests.building.conftest import Make


def _index(page: str) -> dict[str, list[str]]:
    """Each heading of an A–Z page with the names beneath it, in the order of the page."""
    found: dict[str, list[str]] = {}
    for section in re.findall(r'<section class="letter".*?</section>', page, re.DOTALL):
        heading = re.search(r"<h[23][^>]*>([^<]*)</h", section)
        assert heading
        rows = re.findall(r'<li class="name-row".*?<(?:a|bdi)[^>]*>([^<]*)<', section, re.DOTALL)
        assert heading[1] not in found, "a letter stands twice"
        found[heading[1]] = rows
    return found


@pytest.mark.parametrize(
    ("language", "index"),
    [
        ("de", {"A": ["Abel", "Ärzte", "Azur"], "O": ["Öl", "Opitz"], "S": ["Saß", "Sasse"], "Z": ["Zorn"]}),
        ("fr", {"A": ["Âge", "Agen"], "E": ["Éluard", "Emery"], "O": ["Œuvre", "Ozouf"]}),
        ("sv", {"A": ["Abel"], "Z": ["Zorn"], "Å": ["Åberg"], "Ä": ["Ärlig"], "Ö": ["Öberg"]}),
        ("da", {"A": ["Abel"], "Z": ["Zorn"], "Æ": ["Ærø"], "Ø": ["Ørsted"], "Å": ["Aalborg", "Ås"]}),
        ("cs", {"C": ["Cena"], "Č": ["Čapek"], "H": ["Havel"], "Ch": ["Chata"], "I": ["Ivan"]}),
        ("ru", {"Е": ["Ежов", "Ёлкин", "Есенин"], "И": ["Иванов"], "Й": ["Йод"], "A": ["Abel"]}),
        ("en", {"A": ["Abel", "Ångström"], "O": ["Øre", "Øster"], "Я": ["Яблоко"]}),
    ],
)
def test_names_stand_under_the_letters_of_the_language(
    workshop: Make, language: str, index: dict[str, list[str]]
) -> None:
    names = [name for rows in index.values() for name in rows]
    own = (
        {} if language in ("de", "fr", "ru", "en") else {f"templates/strings/{language}.toml": 'home = "H"\n'}
    )
    made = workshop({**own, "content/archive.toml": f'title = "T"\nlanguage = "{language}"\n'})
    # The files are in no order at all.
    for number, name in enumerate(sorted(names, key=lambda name: name[::-1])):
        made.write({f"content/entities/person/n{number}.md": f"---\nname: {name}\n---\n"})
    assert not made.build().failed
    page = made.page("people/index.html")
    found = _index(page)
    assert found == index
    assert list(found) == list(index)
    bar = re.findall(r'<li><a href="#letter-\d+">([^<]*)</a>', page)
    assert bar == list(index)


def test_figures_and_signs_stand_before_the_letters(workshop: Make) -> None:
    names = ["Abel", "1st Battalion", "9268", "…", "“Zoo”", "al-Assad", "'t Hooft"]
    made = workshop(
        {f"content/entities/person/n{at}.md": f'---\nname: "{name}"\n---\n' for at, name in enumerate(names)}
    )
    assert not made.build().failed
    assert _index(made.page("people/index.html")) == {
        "#": ["…"],
        "0–9": ["1st Battalion", "9268"],
        "A": ["Abel", "al-Assad"],
        "T": ["&#39;t Hooft"],
        "Z": ["“Zoo”"],
    }


def test_other_names_lead_to_the_one_that_is_used(workshop: Make) -> None:
    made = workshop(
        {
            "content/entities/person/a.md": "---\nname: Vladimir Putin\nsort: Putin, Vladimir\n"
            "names: [V. V. Putin, {name: Владимир Путин, language: ru}, Vladimir Putin]\n---\n",
        }
    )
    assert not made.build().failed
    page = made.page("people/index.html")
    # The name as it is filed counts; another name is a line of its own, and leads on without a count.
    assert _index(page) == {"P": ["Putin, Vladimir"], "V": ["V. V. Putin"], "В": ["Владимир Путин"]}
    assert page.count('<span class="see">see <a href="../people/a/">Vladimir Putin</a></span>') == 2
    assert '<bdi lang="ru" dir="ltr">Владимир Путин</bdi>' in page
    assert "1 name<" in page


def test_the_word_see_is_that_of_the_language(workshop: Make) -> None:
    made = workshop(
        {
            "content/archive.toml": 'title = "T"\nlanguage = "de"\n',
            "content/entities/place/k.md": "---\nname: Köln\nnames: [Cologne]\n---\n",
        }
    )
    assert not made.build().failed
    page = made.page("places/index.html")
    assert '<span class="see">siehe <a href="../places/k/">Köln</a></span>' in page


def test_the_parts_of_a_long_list_follow_the_letters_too(workshop: Make) -> None:
    """A list too long for a page goes on by letters, in the order of the language."""
    names = [f"{letter}{number:02}" for letter in ("Zorn", "Åberg", "Ärlig", "Öberg") for number in range(4)]
    made = workshop({"templates/strings/sv.toml": 'home = "H"\n'})
    made.write(
        {"content/archive.toml": 'title = "T"\nlanguage = "sv"\n[limits]\nlist_rows = 5\nlist_newest = 2\n'}
    )
    for number, name in enumerate(names):
        made.write({f"content/entities/person/n{number}.md": f"---\nname: {name}\n---\n"})
    assert not made.build().failed
    page = made.page("people/index.html")
    bar = re.findall(r'<li><a href="[^"]*"[^>]*>([^<]*)</a>', page.partition('class="letters"')[2])
    assert bar[:4] == ["Z", "Å", "Ä", "Ö"]
