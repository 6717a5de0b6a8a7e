"""What a written name means, in an archive as an author writes it."""

from __future__ import annotations

import re

import pytest

from tests.building.conftest import Files, Make

HEAD = "---\ntitle: A report\ndate: 2015-09-30\n---\n\n"

ENTITIES = {
    "content/entities/person/jane-roe.md": "---\nname: Jane Roe\nnames: [J. Roe, Ministra]\n---\n",
    "content/entities/place/homs.md": "---\nname: Homs\n---\n",
    "content/entities/place/homs-province.md": "---\nname: Homs (province)\nnames: [Homs]\n---\n",
    "content/entities/place/springfield-a.md": "---\nname: Springfield\n---\n",
    "content/entities/place/springfield-b.md": "---\nname: Springfield\n---\n",
    "content/entities/source/herald.md": "---\nname: The Herald\n---\n",
}


def report(body: str) -> dict[str, str]:
    return {**ENTITIES, "content/articles/r.md": HEAD + body + "\n"}


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[[Jane Roe]]", "people/jane-roe"),
        ("[[jane roe|the minister]]", "people/jane-roe"),
        ("[[J. Roe]]", "people/jane-roe"),
        ("[[jane-roe]]", "people/jane-roe"),
        ("[[person:Jane Roe]]", "people/jane-roe"),
        ("[[MINISTRA]]", "people/jane-roe"),
        ("[[Homs]]", "places/homs"),
        ("[[Homs (province)]]", "places/homs-province"),
        ("[[source:The Herald]]", "sources/herald"),
    ],
)
def test_a_name_leads_to_its_bearer(workshop: Make, written: str, address: str) -> None:
    made = workshop(report(f"It was {written} again."))
    result = made.build()
    assert not result.failed
    assert f'href="../../{address}/"' in made.page("articles/r/index.html")


def test_an_ambiguous_name_is_an_error_that_lists_its_bearers(workshop: Make) -> None:
    made = workshop(report("First.\n\nThen [[Springfield]]."))
    result = made.build()
    [found] = [d for d in result.diagnostics if d.code == "L401"]
    assert result.failed
    assert (found.place.line, found.place.column) == (8, 6)
    assert "place:springfield-a, place:springfield-b" in found.message


def test_an_unknown_typed_name_gets_a_page_and_one_warning(workshop: Make) -> None:
    made = workshop(report("[[person:Ada Poe]] and again [[person:Ada Poe|she]]."))
    result = made.build()
    [found] = [d for d in result.diagnostics if d.code == "L402"]
    assert not result.failed
    assert "2 places" in found.message
    assert "Ada Poe" in made.page("people/ada-poe/index.html")


def test_an_unknown_plain_name_stays_as_words_with_the_nearest_name(workshop: Make) -> None:
    made = workshop(report("[[Jane Row|The minister]] came."))
    result = made.build()
    [found] = [d for d in result.diagnostics if d.code == "L403"]
    assert "Jane Roe" in found.hint
    page = made.page("articles/r/index.html")
    assert "The minister came." in page


def test_a_source_is_not_meant_without_its_type(workshop: Make) -> None:
    result = workshop(report("As [[The Herald]] wrote.")).build()
    assert [d.code for d in result.diagnostics] == ["L403"]


def test_an_undeclared_prefix_belongs_to_the_name(workshop: Make) -> None:
    files = report("On [[Operation: Dawn]].")
    files["content/entities/event/dawn.md"] = "---\nname: 'Operation: Dawn'\n---\n"
    made = workshop(files)
    assert not made.build().diagnostics
    assert 'href="../../events/dawn/"' in made.page("articles/r/index.html")


def test_a_report_that_names_itself_is_warned(workshop: Make) -> None:
    result = workshop(report("See [[r|this]].")).build()
    assert [d.code for d in result.diagnostics] == ["L405"]


def test_reports_refer_to_each_other_both_ways(workshop: Make) -> None:
    files = report("See [[s#p1|the other one]].")
    files["content/articles/s.md"] = HEAD.replace("A report", "The other") + "Text.\n"
    made = workshop(files)
    assert not made.build().diagnostics
    assert 'href="../../articles/s/#p1"' in made.page("articles/r/index.html")
    assert 'href="../../articles/r/"' in made.page("articles/s/index.html")


def test_a_passage_that_is_not_there_is_an_error(workshop: Make) -> None:
    files = report("See [[s#p9|the other one]].")
    files["content/articles/s.md"] = HEAD.replace("A report", "The other") + "Text.\n"
    assert [d.code for d in workshop(files).build().diagnostics] == ["L411"]


def test_somebody_not_identified_is_marked_without_a_link(workshop: Make) -> None:
    made = workshop(report("It was [[person:?|a man in grey]]."))
    assert not made.build().diagnostics
    page = made.page("articles/r/index.html")
    assert 'class="unidentified"' in page


def test_an_unknown_byline_is_only_a_notice(workshop: Make) -> None:
    files = {"content/articles/r.md": HEAD.replace("date:", "byline: Sam Spade\ndate:") + "Text.\n"}
    result = workshop(files).build(strict=True)
    assert [d.code for d in result.diagnostics] == ["L414"]
    assert not result.failed


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("follows: nowhere", "L404"),
        ("story: nowhere", "L407"),
        ("media: [{file: nowhere.png, alt: A}]", "L408"),
    ],
)
def test_fields_that_lead_nowhere(workshop: Make, fields: str, code: str) -> None:
    files = {"content/articles/r.md": HEAD.replace("date:", f"{fields}\ndate:") + "Text.\n"}
    result = workshop(files).build()
    assert result.failed
    assert [d.code for d in result.diagnostics] == [code]
    assert result.diagnostics[0].place.line == 3


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("media: [{file: 1953/quai.pdf, alt: A}]", "did you mean “1953/quay.pdf”?"),
        ("media: [{file: quay.pdf, alt: A}]", "did you mean “1953/quay.pdf”?"),
        ("media: [{file: 1953/Quay.pdf, alt: A}]", "the file is called “1953/quay.pdf”: write it exactly so"),
        ("story: the-flod", "did you mean “the-flood”?"),
        ("story: The flod and after", "did you mean “the-flood”?"),
        ("story: trains", "make content/stories/trains.md with a line “title: …”, or mend the name"),
    ],
)
def test_what_was_probably_meant_by_a_field(workshop: Make, fields: str, hint: str) -> None:
    files: Files = {
        "content/articles/r.md": HEAD.replace("date:", f"{fields}\ndate:") + "Text.\n",
        "content/stories/the-flood.md": "---\ntitle: The flood and after\n---\n",
        "content/media/1953/quay.pdf": b"%PDF-1.4\n",
    }
    assert [d.hint for d in workshop(files).build().diagnostics] == [hint]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("[[1953-02-03-count]]", "did you mean “1953-02-03-the-count”?"),
        ("[[1987-06-01-elsewhere]]", "if it is a report: write the name of its file without the ending"),
        (
            "[[Zoe]]",
            "mend the spelling, or give it a page by its type: [[person:Zoe]], [[place:Zoe]] or another",
        ),
        (
            "[words]{by=Zoe}",
            "mend the spelling, or give it a page by its type: person:Zoe, place:Zoe or another",
        ),
        ("[about](../pages/abuot.md)", "did you mean “about”?"),
    ],
)
def test_what_was_probably_meant_in_a_text(workshop: Make, body: str, hint: str) -> None:
    files = {
        "content/articles/r.md": HEAD + body + "\n",
        "content/articles/1953-02-03-the-count.md": HEAD.replace("A report", "The count") + "Text.\n",
        "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    }
    assert [d.hint for d in workshop(files).build().diagnostics] == [hint]


def test_a_link_to_a_page_that_is_not_there(workshop: Make) -> None:
    result = workshop(report("See [about](../pages/nowhere.md).")).build()
    assert [d.code for d in result.diagnostics] == ["L409"]


def test_a_name_with_an_unknown_type_in_a_field(workshop: Make) -> None:
    files = {"content/articles/r.md": HEAD.replace("date:", "about: [animal:rex]\ndate:") + "Text.\n"}
    assert [d.code for d in workshop(files).build().diagnostics] == ["L403"]


def test_places_that_are_part_of_each_other(workshop: Make) -> None:
    files = {
        **report("Text."),
        "content/entities/place/a.md": "---\nname: A\npart_of: b\n---\n",
        "content/entities/place/b.md": "---\nname: B\npart_of: a\n---\n",
    }
    result = workshop(files).build()
    assert [d.code for d in result.diagnostics] == ["L410"]
    assert "place:a → place:b → place:a" in result.diagnostics[0].message


def test_a_former_name_still_means_whom_it_meant(workshop: Make) -> None:
    files = report("[[person:j-roe|She]] spoke. [[j-roe]] left. So did [[person:J Roe]].")
    files["content/entities/person/jane-roe.md"] = "---\nname: Jane Roe\nformer: [person/j-roe]\n---\n"
    made = workshop(files)
    assert not made.build().diagnostics
    page = made.page("articles/r/index.html")
    for words in ("She", "j-roe", "J Roe"):
        assert re.search(rf'<a [^>]*href="../../people/jane-roe/"[^>]*>{words}</a>', page), words


def test_a_withheld_report_is_as_if_it_were_absent(workshop: Make) -> None:
    files = report("See [[secret|the other]].")
    files["content/articles/secret.md"] = HEAD.replace("title:", "withhold: true\ntitle:") + "Text.\n"
    made = workshop(files)
    assert not made.build().diagnostics
    assert "See the other." in made.page("articles/r/index.html")
    assert not (made.output / "articles/secret").exists()
