"""In which forms a name is found in a text, and in which words it is not."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.withholding.forms import MASK, compiled, is_too_short
from pressmark.withholding.reduction import reduced, traced

FOUND = [
    ("Zelda Quillfeather", "It was Zelda Quillfeather who rang."),
    ("Zelda Quillfeather", "ZELDA QUILLFEATHER, BAKER"),
    ("Zelda Quillfeather", "Zélda Quíllfeather"),
    ("Zelda Quillfeather", "Ze\u0301lda Quillfeather"),
    ("Zelda Quillfeather", "Zelda\nQuillfeather"),
    ("Zelda Quillfeather", "Zelda\u00a0Quillfeather’s house"),
    ("Zelda Quillfeather", "Zelda Quill-\nfeather"),
    ("Zelda Quillfeather", "Zelda Quill\u00adfeather"),
    ("Zelda Quillfeather", "scans/zelda-quillfeather_2.jpg"),
    ("Zelda Quillfeather", "zeldaquillfeather.png"),
    ("Zelda Quillfeather", "Zelda_Quillfeather"),
    ("Zelda Quillfeather", "Ｚelda Quillfeather"),
    ("Zoë Straße", "ZOE STRASSE"),
    ("O’Hara Finn", "O'Hara Finn"),
    ("Quillfeather", "quillfeather’s"),
    ("Ali", "Ali’s house"),
    ("Ali", "ALI"),
    ("Иван Перьев", "ИВАН ПЕРЬЕВ сказал"),
    ("علي حسن", "قال لعلي حسن أمس"),
    ("علي حسن", "قال عَلِي حَسَن أمس"),
    ("דוד כהן", "אמר לדוד כהן"),
    ("田中角子", "昨日、田中角子さんは"),
    ("田中角子", "昨日、田中\n角子さんは"),
    ("김철수", "어제 김철수는"),
    ("ジェーン・ロー", "女優のジェーン・ローは"),
    ("สมชาย", "เมื่อวานสมชายพูด"),
    ("Zelda Quillfeather", "Zel\u034fda Quillfeather"),
    ("Zelda Quillfeather", "Zel\ufe0fda\u3164 Quillfeather"),
    ("Zelda Quillfeather", "Zel\x07da Quillfeather"),
    ("Zelda Quillfeather", "Zelda       Quillfeather"),
    ("Zelda Quillfeather", "Zelda  \n          Quillfeather"),
    ("Zelda Quillfeather", "Zelda Quill- \n    feather"),
    ("Zelda Quillfeather", "Zelda Quill\u00ac\nfeather"),
    ("Li-Na", "said Li-\nNa to him"),
    ("Li-Na", "said Li-Na"),
    ("O’Brien", "scans/obrien.jpg"),
    ("Kırık Işın", "KIRIK IŞIN"),
    ("Łukasz Łoś", "lukasz-los.jpg"),
    ("Lærke Møller", "laerke-moller"),
    ("علي حسن", "علـــي حسن"),
]
NOT_FOUND = [
    ("Zelda Quillfeather", "Zelda met Quillfeather"),
    ("Zelda Quillfeather", "Zelda.\n\nQuillfeather was there."),
    ("Zelda Quillfeather", "Quillfeather"),
    ("Ali", "alias and alibi"),
    ("Ali", "ali"),
    ("May", "you may go"),
    ("Quillfeather", "Quillfeathers"),
    ("田中角子", "田中さん"),
    ("Zelda Quillfeather", "Zelda -\n\nQuillfeather"),
    ("Zelda Quillfeather", "Zelda  \n  \n  Quillfeather"),
    ("Li-Na", "said Lina"),
]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_name_is_found(name: str, text: str) -> None:
    forms = compiled([name])
    assert forms.stand_in(text)
    assert forms.hide_in(text)
    assert not forms.hide_in(forms.masked(text))
    assert MASK in forms.masked(text)


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_other_words_are_not_taken_for_it(name: str, text: str) -> None:
    forms = compiled([name])
    assert not forms.hide_in(text)
    assert forms.masked(text) == text


@pytest.mark.parametrize("name", ["Zoë d'Urfé", "Иван Перьев", "田中角子", "Quill & Feather"])
def test_a_name_is_found_behind_escapes(name: str) -> None:
    forms = compiled([name])
    for text in (quote(name), escape(name), json.dumps(name), quote(escape(name)), json.dumps(quote(name))):
        assert forms.hide_in(f"x {text} y"), text
        assert not forms.hide_in(forms.masked(f"x {text} y"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zélie Plume", "https://example.org/Z%E9lie%20Plume"),
        ("Иван Перьев", "https://example.org/%C8%E2%E0%ED_%CF%E5%F0%FC%E5%E2"),
        ("перьев", "https://" + "перьев.рф".encode("idna").decode("ascii") + "/"),
        ("Zélie Plume", "https://" + "zélie-plume.example".encode("idna").decode("ascii")),
    ],
)
def test_a_name_is_found_in_addresses_of_hosts_and_of_older_sites(name: str, text: str) -> None:
    assert compiled([name]).hide_in(text)


def test_a_slug_is_found_as_it_is_written() -> None:
    forms = compiled([], ["person:z-q", "people/z-q", "z-q"])
    assert forms.hide_in("/people/z-q/")
    assert forms.hide_in("person:z-q")
    assert not forms.hide_in("z and q")
    assert not forms.hide_in("fizz-q")


def test_a_name_that_was_cut_off_is_masked_too() -> None:
    forms = compiled(["Zelda Quillfeather"])
    assert forms.masked("the words “It was Zelda Quillf…” do not stand there") == MASK
    assert forms.masked("the words “It was Zeno…” do not stand there").startswith("the words")


@pytest.mark.parametrize("name", ["Z", "Z.", "Z. Q.", "中"])
def test_single_letters_cannot_be_looked_for(name: str) -> None:
    assert is_too_short(name)
    assert not compiled([name]).hide_in(f"{name} was there")


@pytest.mark.parametrize("name", ["Li", "Ali", "Z. Quillfeather", "田中"])
def test_short_names_can(name: str) -> None:
    assert not is_too_short(name)


@given(st.text())
def test_every_sign_of_a_reduced_text_has_its_place(text: str) -> None:
    plain, places = traced(text)
    assert len(plain) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    # Marks may change their order in the whole, and those that stay are few.
    assert sorted(plain) == sorted(reduced(text))
