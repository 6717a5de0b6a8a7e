"""An archive that strains every list a site has: all reports in one month, all names under one letter."""

from __future__ import annotations

COUNT = 120
"""Reports, and about as many of everything that a page may list."""

SENTENCE = "[[Ann Roe]] said that the water had come over the weir & into the lane before anybody was awake. "
SUMMARY = "How the water came over the weir, what it took with it and who rang the bell that night. " * 3


def strained(page_bytes: int) -> dict[str, str]:
    """The files of the archive, whose pages may have ``page_bytes``."""
    files = {
        "content/archive.toml": f'title = "Strain"\nlanguage = "en"\n[limits]\npage_bytes = {page_bytes}\n',
        "content/entities/person/ann-roe.md": "---\nname: Ann Roe\n---\n",
        "content/entities/source/herald.md": "---\nname: Herald\n---\n",
        "content/entities/event/flood.md": "---\nname: The flood\ndate: 1953-02\n---\n",
        "content/entities/place/upper-marsh.md": "---\nname: Upper Marsh\n---\n",
        "content/articles/first.md": "---\ntitle: The first\ndate: 1953-01-31\n---\nThe first of all.\n",
        "content/stories/flood.md": "---\ntitle: The flood, day by day\n---\nWhat happened.\n",
    }
    for number in range(COUNT):
        files |= _names(number) | _report(number) | _others(number)
    files["content/articles/crowded.md"] = _crowded()
    return files


def _names(number: int) -> dict[str, str]:
    """A person, a place on the map inside another, a story: all beginning with the same letter."""
    return {
        f"content/entities/person/alma-{number:03}.md": f"---\nname: Alma {number:03} Ames\n---\n{SUMMARY}\n",
        f"content/entities/place/aldmere-{number:03}.md": (
            f"---\nname: Aldmere {number:03}\npart_of: place:upper-marsh\n"
            f"coordinates: {{lat: {50 + number / 50:.2f}, lon: {number / 40:.2f}}}\n---\n"
        ),
        f"content/stories/a-{number:03}.md": f"---\ntitle: A story {number:03}\n---\n{SUMMARY}\n",
    }


def _report(number: int) -> dict[str, str]:
    """A report of one month, which stands in every list there is."""
    other = f"Alma {number:03} Ames"
    quoted = f'["The gate must be held, whatever it costs us, until dawn."]{{by="Ann Roe" to="{other}"}}'
    told = f'["We shall hold it."]{{by="{other}" to="Ann Roe"}}'
    fields = (
        f"title: Report {number:03} on the water\ndate: 1953-02-01\nsource: Herald\nbyline: [Ann Roe]\n"
        f"summary: {SUMMARY.strip()}\ntopics: [water]\nstory: [flood, a-{number:03}]\nupdates: first\n"
        f"figures: [{{event: The flood, what: dead, value: {number}}}]\nstatus: corrected\n"
        f"notices: [{{kind: correction, date: 1953-03-01, text: '{SUMMARY.strip()}'}}]\n"
    )
    body = (
        f"{SENTENCE * 3}\n\n{quoted} {told}\n\nAs [[first|the first report]] had it, [[{other}]] "
        f"of [[Aldmere {number:03}]] left [[Upper Marsh]].\n"
    )
    return {f"content/articles/r{number:03}.md": f"---\n{fields}---\n{body}"}


def _others(number: int) -> dict[str, str]:
    """Reports without a date, and of as many years as there are reports."""
    return {
        f"content/articles/u{number:03}.md": (
            f"---\ntitle: Undated {number:03}\ndate: undated\nsummary: {SUMMARY.strip()}\n---\n{SENTENCE}\n"
        ),
        f"content/articles/y{number:03}.md": (
            f"---\ntitle: Year {number:03}\ndate: {1800 + number}\nsource: Herald\n---\n{SENTENCE}\n"
        ),
    }


def _crowded() -> str:
    """One report that names everybody, quotes very much, and names one person in very many sentences."""
    named = " ".join(f"[[Alma {number:03} Ames]] came." for number in range(COUNT))
    carters = " ".join("[[person:?|A carter]] left." for _ in range(COUNT))
    said = "\n\n".join(f'["Nobody slept that night, {n}."]{{by="Alma {n:03} Ames"}}' for n in range(COUNT))
    return (
        "---\ntitle: Everybody was there\ndate: 1953-02-03\n---\n"
        f"{named}\n\n{carters}\n\n{said}\n\n{SENTENCE * 400}\n"
    )
