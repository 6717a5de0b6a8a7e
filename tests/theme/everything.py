"""A small archive with pages of every kind and every part of them, all of whose own words are Greek.

So any other letters on its pages are the interface's; and whatever the interface's language is, the content
is in another one, with reports in Russian, Hebrew and Arabic among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pressmark.building import BuildOptions, BuildResult, build

BASE_URL = "https://example.org/archive/"

_SETTINGS = """title = "Τα χαρτιά του Μυλοποτάμου"
base_url = "https://example.org/archive/"
description = "Εφημερίδες, έγγραφα και περιλήψεις για την πλημμύρα."
contact = "box@example.org"
repository = "https://example.org/papers"
rights = {{ text = "Ελεύθερα", url = "https://example.org/free/" }}
language = "{language}"

[types.vessel]
label = "πλοίο"
plural = "πλοία"

[predicates.commands]
label = "κυβερνά"
inverse = "κυβερνήτης"

[limits]
list_rows = 6
list_newest = 3
"""

_PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='70'><path d='M9 9h99v50z'/></svg>"

_REPORTS = {
    "1953/flood": """title: Πλημμύρα στον Μυλοπόταμο
date: 1953-02-01T06:30+02:00
dateline: Ρέθυμνο, Κυριακή
source: Κρητικά Νέα
via: βιβλιοθήκη
page: 1
edition: πρωινή
section: Επαρχία
byline: [Άννα Δρακάκη, Πέτρος, Μαρία]
url: https://example.org/flood
archived_url: https://example.org/copy
archived_on: 2016-01-04
written: 1953-02
added: 2026-11-01
corrected_on: 2026-11-05
summary: Το νερό πέρασε τη γέφυρα.
topics: [πλημμύρες, γέφυρες]
about: [event:flood]
story: the-flood
status: corrected
notices:
  - {date: 2026-11-05, kind: correction, text: Ο αριθμός διορθώθηκε.}
  - {date: 2026-11-06, kind: σημείωση, text: Συμπληρώθηκε.}
figures:
  - {event: flood, what: πνιγμένοι, value: "3", unit: άνθρωποι, quote: Τρεις άνθρωποι πνίγηκαν.}
media:
  - {file: bridge.svg, alt: Η γέφυρα, caption: Το πρωί, credit: Φωτάκης, date: 1953-02-01, rights: ελεύθερα}
  - {file: page-1.svg, role: scan, page: 1, alt: Η σελίδα}
  - {file: page-2.svg, role: scan}
  - {file: list.pdf, role: document}
annotated_by: "Α. Αρχειονόμος; tool:Σημειωτής"
checked_by: Β. Ελεγκτής
certainty: 0.9
rights: {text: Όλα, url: "https://example.org/rights"}
language: el
--
Το νερό πέρασε τη γέφυρα στον [[Μυλοπόταμος|Μυλοπόταμο]]. Η [[Άννα Δρακάκη]] είπε ότι
[το νερό ανεβαίνει]{by="Άννα Δρακάκη" to="Πέτρος; Μαρία" on=1953-01-31}. Τρεις άνθρωποι πνίγηκαν.
[[person:?|Ένας αγωγιάτης]] βοήθησε. Η [[Κρήτη]] πενθεί την [[Μεγάλη πλημμύρα|πλημμύρα]].

Το [[Ελπίς]] έφτασε από το [[Ρέθυμνο]], και ο [[Πέτρος]] με την [[Μαρία]] και το [[Λιμεναρχείο]].
[[gale|Νωρίτερα]] φυσούσε.
""",
    "1953/gale": """title: Θύελλα
title_supplied: true
date: 1953-01-31
kind: digest
source: Κρητικά Νέα
written: 2026
based_on:
  - {title: Πρακτικά, document: αρ. 5, date: 1953-02-03, url: "https://example.org/p", archived_url: "https://example.org/q"}
story: the-flood
language: el
--
Φυσούσε στον [[Μυλοπόταμος|Μυλοπόταμο]] και η [[Άννα Δρακάκη]] έκλεισε τη γέφυρα με τον [[Πέτρος|Πέτρο]].
""",
    "1953/minutes": """title: Πρακτικά του συμβουλίου
date: 1953-02-03
kind: document
follows: flood
story: the-flood
topics: [γέφυρες]
figures: [{event: flood, what: πνιγμένοι, value: "4", unit: άνθρωποι}]
language: el
--
Το [[Λιμεναρχείο]] ανέφερε τέσσερις. Η [[Άννα Δρακάκη]] διαφώνησε: [τρεις]{by="Άννα Δρακάκη"}.
Ο [[Πέτρος]] σώπασε.
""",
    "1953/letter": """title: Επιστολή
date: 1953~
kind: επιστολή
access: excerpt
source: Κρητικά Νέα
url: https://example.org/letter
language: el
--
Η [[Άννα Δρακάκη]] γράφει.
""",
    "1953/record": """title: Μνεία
date: 1953-03
access: link-only
url: https://example.org/record
names: [person:Άννα Δρακάκη, place:Μυλοπόταμος]
language: el
--
""",
    "1954/gone": """title: Λάθος
date: 1954-05-06
status: withdrawn
notices: [{date: 2026-11-07, kind: withdrawal, text: Δεν ήταν αληθινό.}]
language: el
--
Ο [[Πέτρος]] δεν ήταν εκεί.
""",
    "1954/decade": "title: Παλιά\ndate: 195X\nlanguage: el\n--\nΟ [[Πέτρος]] θυμάται.\n",
    "1954/between": "title: Ανάμεσα\ndate: 1951/1953\nlanguage: el\n--\nΗ [[Μαρία]] θυμάται.\n",
    "1954/perhaps": "title: Ίσως\ndate: 1954?\nlanguage: el\n--\nΗ [[Μαρία]] ξέχασε.\n",
    "undated": "title: Χωρίς\ndate: undated\nlanguage: el\n--\nΗ [[Μαρία]] ήρθε.\n",
    "russian": """title: "Наводнение: «мост закрыт»"
date: 1953-02-02
language: ru
translation_of: flood
--
[[Άννα Δρακάκη|Анна Дракаки]] закрыла мост.
""",
    "hebrew": """title: שיטפון בכפר
date: 1953-02-02
language: he
updates: flood
story: the-flood
summary: הגשר נסגר.
--
[[Άννα Δρακάκη|אנה דרקאקי]] סגרה את הגשר (בשעה 6:30). היא אמרה: [המים עולים]{by="Άννα Δρακάκη"}.
""",
    "arabic": """title: فيضان في القرية
date: 1953-02-02
language: ar
corrects: flood
--
[[Άννα Δρακάκη|آنا دراكاكي]] أغلقت الجسر.
""",
}

_NAMES = {
    "person/anna": """name: Άννα Δρακάκη
sort: Δρακάκη, Άννα
names: [Α. Δ., {name: אנה דרקאקי, language: he, kind: μεταγραφή}, {name: Анна, language: ru}]
born: 1901-05
died: 1980?
identifiers: {wikidata: Q1, gnd: "118540238"}
roles:
  - {role: δήμαρχος, of: "place:Μυλοπόταμος", from: 1949, to: 1957}
  - {role: μέλος, from: 1930}
  - {role: πρόεδρος, to: 1920-03-04}
relations: [{predicate: commands, object: vessel:elpis, evidence: Νέα}]
--
Δήμαρχος τον καιρό της πλημμύρας.
""",
    "person/petros": "name: Πέτρος\n--\n",
    "person/maria": "name: Μαρία\n--\n",
    "place/mylopotamos": """name: Μυλοπόταμος
coordinates: {lat: 35.35, lon: -24.7, precision: approximate}
part_of: crete
--
Χωριό.
""",
    "place/rethymno": "name: Ρέθυμνο\ncoordinates: {lat: -35.37, lon: 24.47}\npart_of: crete\n--\n",
    "place/crete": "name: Κρήτη\ncoordinates: {lat: 35.2, lon: 24.9, precision: area}\n--\n",
    "event/flood": """name: Μεγάλη πλημμύρα
date: 1953-01-31/1953-02-01
place: Μυλοπόταμος
participants: [{entity: "person:Άννα Δρακάκη", role: δήμαρχος}]
--
""",
    "organisation/harbour": "name: Λιμεναρχείο\nfrom: 1948\nto: 1974\n--\n",
    "source/news": "name: Κρητικά Νέα\nrights: Δικά τους\n--\nΕφημερίδα.\n",
    "vessel/elpis": "name: Ελπίς\n--\n",
}


# One page of every kind, and of every kind of report.
PAGES = (
    "/",
    "/articles/flood/",
    "/articles/gale/",
    "/articles/minutes/",
    "/articles/letter/",
    "/articles/record/",
    "/articles/gone/",
    "/articles/russian/",
    "/articles/hebrew/",
    "/articles/arabic/",
    "/people/",
    "/people/anna/",
    "/people/anna/1953/",
    "/people/anna/1955/",
    "/places/mylopotamos/",
    "/events/flood/",
    "/organisations/harbour/",
    "/sources/news/",
    "/πλοία/elpis/",
    "/stories/",
    "/stories/the-flood/",
    "/stories/days/n1/",
    "/topics/γέφυρεσ/",
    "/dates/",
    "/dates/1953/",
    "/dates/1953/02/",
    "/dates/1955/01/",
    "/dates/undated/",
    "/dates/on/",
    "/dates/on/02-02/",
    "/together/",
    "/about/",
    "/history/",
    "/corrections/",
    "/map/",
    "/search/?q=νερό",
    "/nowhere/",
)


def _front(text: str) -> str:
    fields, _, body = text.partition("--\n")
    return f"---\n{fields}---\n{body}"


def _more() -> Iterator[tuple[str, str]]:
    """Enough of everything that lists go on on pages of their own."""
    letters = "αβγδεζηθικλμνξο"
    for number, letter in enumerate(letters):
        day = f"1955-{1 + number % 2:02}-{10 + number % 4}" if number < 12 else f"1955-01-{10 + number % 2}"
        fields = f"title: Ημέρα {letter}\ndate: {day}\nlanguage: el\ntopics: [ημέρες]\nstory: days\n"
        text = f'Η [[Άννα Δρακάκη]] και [[Όνομα {letter}]]. Και [η {letter} μέρα]{{by="Άννα Δρακάκη"}}.\n'
        yield f"content/articles/1955/more-{number}.md", f"---\n{fields}---\n{text}"
        yield f"content/entities/person/more-{number}.md", f"---\nname: Όνομα {letter}\n---\n"
    for number, letter in enumerate("αβγδεζη"):
        fields = f"title: Σφάλμα {letter}\ndate: 1956-01-0{number + 1}\nstatus: corrected\nlanguage: el\n"
        notice = "notices: [{kind: correction, text: Διορθώθηκε.}]\nfollows: flood\n"
        yield f"content/articles/1956/notice-{number}.md", f"---\n{fields}{notice}---\nΗ [[Μαρία]].\n"


def files(language: str) -> dict[str, str]:
    """The files of the archive whose interface speaks ``language``."""
    return {
        "content/archive.toml": _SETTINGS.format(language=language),
        **{f"content/articles/{name}.md": _front(text) for name, text in _REPORTS.items()},
        **{f"content/entities/{name}.md": _front(text) for name, text in _NAMES.items()},
        "content/stories/the-flood.md": "---\ntitle: Η πλημμύρα\ntopics: [πλημμύρες]\n---\nΠώς έγινε.\n",
        "content/stories/days.md": "---\ntitle: Ημέρες\n---\n",
        "content/pages/history.md": "---\ntitle: Ιστορία\nlanguage: el\n---\nΗ [[Άννα Δρακάκη]].\n",
        **{f"content/media/{name}.svg": _PICTURE for name in ("bridge", "page-1", "page-2")},
        "content/media/list.pdf": "%PDF-1.4\n%%EOF\n",
        **dict(_more()),
    }


def build_everything(
    root: Path, language: str, also: Mapping[str, str] | None = None, *, search: bool = False
) -> BuildResult:
    """Writes the archive below ``root`` and builds it into ``root/site``; ``also`` are further files."""
    for name, text in {**files(language), **(also or {})}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return build(BuildOptions(root=root, output=root / "site", search=search))
