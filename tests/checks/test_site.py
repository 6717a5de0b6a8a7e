"""A written site with one mistake of each kind: each is told once, at its file; a site without is left in
peace.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pressmark.checks import check_site, read_site
from pressmark.checks.sizes import check_sizes
from pressmark.diagnostics import Diagnostic
from tests.building.conftest import Workshop

BASE = "https://example.org/archive/"

SOUND: dict[str, str] = {
    "index.html": """<!doctype html><link rel="stylesheet" href="assets/style.css">
<a href="articles/flood/#p1">The flood</a> <a href="https://example.net/">elsewhere</a>
<a href="mailto:a@example.org">write</a> <a href="https://example.org/archive/articles/flood/">again</a>""",
    "articles/flood/index.html": """<p id="p1">Water.</p><a href="../../">home</a>
<img src="../../media/a%20b.png"><img src="data:image/png;base64,eA==">""",
    "404.html": '<a href="/archive/">home</a>',
    "media/a b.png": "picture",
    "assets/style.css": "body { background: url(../media/a%20b.png) }",
    "feed.xml": f'''<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{BASE}feed.xml"/>
<link href="{BASE}articles/flood/"/><link rel="via" href="https://example.net/"/></feed>''',
    "articles/flood/index.json": '{"address": "/articles/flood/"}',
}


def _site(folder: Path, changes: Mapping[str, str | bytes | None]) -> list[Diagnostic]:
    for name, content in {**SOUND, **changes}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(check_site(read_site(folder), BASE))


def _fragment(url: str) -> bytes:
    return gzip.compress(b"pagefind_dcd" + json.dumps({"url": url}).encode())


def test_a_sound_site_is_left_in_peace(tmp_path: Path) -> None:
    assert _site(tmp_path, {"pagefind/fragment/en_1.pf_fragment": _fragment("/articles/flood/")}) == []


PLANTED: dict[str, tuple[str, str, str | bytes]] = {
    "a page that is not there": ("K101", "about/index.html", '<p>\n<a href="../articles/fire/">'),
    "a link out of the folder of the site": ("K101", "about/index.html", '<p>\n<a href="/articles/flood/">'),
    "capital letters count": ("K101", "about/index.html", '<p>\n<a href="../articles/Flood/">'),
    "a script address": ("K102", "about/index.html", '<p>\n<a href="javascript:alert(1)">'),
    "a broken address": ("K102", "about/index.html", '<p>\n<a href="https://[1/">'),
    "a passage that is not there": ("K103", "about/index.html", '<p>\n<a href="../articles/flood/#p9">'),
    "an id twice": ("K104", "about/index.html", '<p id="a">\n<p id="a">'),
    "a font from elsewhere": ("K105", "about/index.html", '<p>\n<link rel="preload" href="//f.example/a">'),
    "a style that loads from elsewhere": ("K105", "assets/more.css", "\n@import 'https://example.net/a.css';"),
    "a picture that is not there": ("K101", "about/index.html", '<p>\n<img src="../media/c.png">'),
    "a feed that names nothing": ("K201", "b.xml", f'<feed><link href="{BASE}articles/fire/"/></feed>'),
    "a feed of another site": ("K201", "b.xml", '<feed><link href="https://example.net/articles/flood/"/></feed>'),
    "a sitemap of another site": (
        "K201",
        "b.xml",
        '<s xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><loc>https://example.net/</loc></s>',
    ),
    "a link to what only a page can load": ("K102", "about/index.html", '<p>\n<a href="data:text/html,x">'),
    "a picture that only a reader can follow": ("K102", "about/index.html", '<p>\n<img src="mailto:a@b.c">'),
    "a feed that is none": ("K202", "b.xml", "<feed>"),
    "data that names nothing": ("K201", "b.json", '{"address": "/articles/fire/"}'),
    "data that is none": ("K202", "b.json", "{"),
    "a search record that leads nowhere": ("K201", "pagefind/b.pf_fragment", _fragment("/articles/fire/")),
    "a search record that is none": ("K202", "pagefind/b.pf_fragment", b"\x1f\x8b"),
    "capital letters alone": ("K305", "articles/flood/INDEX.html", "<p>"),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_each_mistake_is_told_once_where_it_is(what: str, tmp_path: Path) -> None:
    code, path, content = PLANTED[what]
    (found,) = _site(tmp_path, {path: content})
    assert found.code == code
    marked = {"articles/flood/INDEX.html": "articles/flood/index.html"}.get(path, path)
    assert found.place.path == (tmp_path / marked).as_posix()
    assert found.place.line == (2 if code[1] == "1" else 0)


def test_one_cause_on_many_pages_is_told_once(tmp_path: Path) -> None:
    pages = {f"p{number}/index.html": '<a href="../gone/">' for number in range(5)}
    (found,) = _site(tmp_path, pages)
    assert found.message == "/gone/ is not in the site (and in 4 more files)"


def test_sizes(tmp_path: Path) -> None:
    _site(tmp_path, {})
    site = read_site(tmp_path)
    total = sum(site.sizes.values())
    assert [d.code for d in check_sizes(site, site_bytes=total - 1)] == ["K301"]
    assert [d.code for d in check_sizes(site, site_bytes=total + 1)] == ["K302"]
    assert [d.code for d in check_sizes(site, site_files=3)] == ["K303"]
    largest = max(site.sizes.values())
    (found,) = check_sizes(site, file_bytes=largest - 1)
    assert (found.code, found.place.path) == ("K304", (tmp_path / "index.html").as_posix())


def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    """A pipe would be waited for, for ever."""
    _site(tmp_path, {})
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "gone.html").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to(".")
    (tmp_path / "data.json").symlink_to("/etc/hostname")
    found = list(check_site(read_site(tmp_path), BASE))
    assert [each.code for each in found] == ["K308"] * 4
    assert [each.place.path for each in found] == [
        (tmp_path / name).as_posix() for name in ("circle", "data.json", "gone.html", "pipe.html")
    ]


BOMB = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10 if before else "aaaaaaaaaa"}">'
    for before, name in zip(["", *"abcdefg"], "abcdefgh", strict=True)
)


def test_files_that_are_meant_to_hurt(tmp_path: Path) -> None:
    hostile = {
        "a.html": b"<p>\xff\xfe\x00</p>" + b"<a " * 3000,
        "b.html": b"<!--" * 3000,
        "c.json": b"[" * 200_000,
        "d.xml": f"{BOMB}]><x>&h;</x>".encode(),
        "e.pf_fragment": gzip.compress(b"0" * 50_000_000),
    }
    found = _site(tmp_path, dict(hostile))
    assert {(each.code, Path(each.place.path).name) for each in found} == {
        ("K202", "c.json"),
        ("K202", "d.xml"),
        ("K202", "e.pf_fragment"),
    }


def test_a_built_archive_is_sound(tmp_path: Path) -> None:
    made = Workshop(tmp_path / "archive")
    made.write(
        {
            "content/archive.toml": 'title = "Test"\n',
            "content/articles/a.md": "---\ntitle: A\ndate: 2015\n---\n[[person:Jane Roe]] spoke.\n",
            "content/articles/b.md": "---\ntitle: B\ndate: 2016\n---\n[[person:Jane Roe]], see [[a]].\n",
        }
    )
    assert not made.build(base_url=BASE, search=True).failed
    assert list(check_site(read_site(made.output), BASE)) == []
