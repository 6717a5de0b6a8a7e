"""The search index of an archive: records in, files out."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.search.canonical import ENTRY, UnknownLayout, canonical
from pressmark.search.division import divided
from pressmark.search.document import document, page_path
from pressmark.search.filters import is_usable
from pressmark.search.service import Refused, SearchFailed, Service, find_program, is_extended, request
from pressmark.search.values import SearchRecord

# Ready-made interfaces that come with every index. The search page is Pressmark's own and asks for none of
# them.
_UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
_SHARED = ("wasm.", "pagefind.js", "pagefind-worker.js")
_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class IndexResult:
    """The files of the index, keyed by path below ``pagefind/``, and what is to be said. With an error there
    are no files."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()


def build_index(
    records: Iterable[SearchRecord],
    language: str,
    most: int | None = None,
    all_sent: Callable[[], object] = lambda: None,
) -> IndexResult:
    """The index of ``records`` in whatever order they come; ``language`` is the archive's own, a BCP 47 tag.

    All records go into one index under that language, so that one search covers all languages; word endings
    are those of that language. Equal records give equal bytes. Without records there is nothing to search: no
    files, and no word about it. What is too much for one index (``most`` characters, see ``division.py``)
    goes into several by period; the second and all further ones stand in folders called by their number.
    ``all_sent`` is called when all records are Pagefind's: what is left is its work alone.
    """
    parts = divided(records, most)
    if not parts:
        return IndexResult({})
    said = list(_unusable(record for part in parts for record in part))
    files: dict[str, bytes] = {}
    try:
        is_thai = language.lower().split("-")[0] == "th"
        program = find_program(divides=is_thai)
        if is_thai and not is_extended(program):
            said.append(diagnose("X107", _NOWHERE))
        for number, part in enumerate(parts, 1):
            with Service(program) as service:  # Each for itself, so that its memory is free for the next.
                made, refused = _run(service, part, language, all_sent if number == len(parts) else None)
            if refused:
                return IndexResult({}, (*said, *refused))
            files |= _in_place(_without_idle_engines(canonical(made, number)), number)
    except SearchFailed as failure:
        return IndexResult({}, (*said, failure.diagnostic))
    except UnknownLayout as unknown:
        return IndexResult({}, (*said, diagnose("X105", _NOWHERE, difference=str(unknown))))
    return IndexResult(files, tuple(said))


def _in_place(files: Mapping[str, bytes], number: int) -> dict[str, bytes]:
    """The files of one index where they stand; what is the same for all stands with the first."""
    if number == 1:
        return dict(files)
    return {f"{number}/{path}": data for path, data in files.items() if not path.startswith(_SHARED)}


def _run(
    service: Service,
    records: Sequence[SearchRecord],
    language: str,
    all_sent: Callable[[], object] | None = None,
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    try:
        index = service.call("NewIndex", config={"force_language": language.lower()})["index_id"]
        refused = list(_refused(service, index, records))
        if all_sent:
            all_sent()
        # GetFiles, not WriteFiles: 1.5.2 may say that files are written before they are.
        files = dict(_taken(service.call("GetFiles", index_id=index)["files"]))
    except Refused as reason:
        raise SearchFailed(diagnose("X103", _NOWHERE, reason=str(reason))) from reason
    return files, refused


def _taken(files: list[dict[str, str]]) -> Iterator[tuple[str, bytes]]:
    """The paths and bytes of files as they were sent, of which none is left: they are not held twice."""
    while files:
        file = files.pop()
        yield file["path"], b64decode(file["content"])


def _refused(service: Service, index: object, records: Sequence[SearchRecord]) -> Iterator[Diagnostic]:
    """Has all records indexed, and says which are refused. Each is made ready while Pagefind reads the one
    before.
    """
    sent = ""
    for record in (*records, None):
        frame = _request(index, record) if record else b""
        try:
            if sent:
                service.answer("AddFile")
        except Refused as reason:
            yield diagnose("X104", _NOWHERE, address=sent, reason=str(reason))
        if record:
            service.send(frame)
            sent = record.address


def _request(index: object, record: SearchRecord) -> bytes:
    path = page_path(record.address)
    place = {"file_path": f"{path}index.html", "url": path}
    return request("AddFile", index_id=index, **place, file_contents=document(record))


def _without_idle_engines(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files`` without the search engines for languages that have no index here, and without ready-made
    pages."""
    languages = json.loads(files[ENTRY])["languages"].values()
    needed = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    left = {path: data for path, data in files.items() if not path.startswith(_UNUSED)}
    return {path: data for path, data in left.items() if path in needed or not path.startswith("wasm.")}


def _unusable(records: Iterable[SearchRecord]) -> list[Diagnostic]:
    keys = {key for record in records for key, _ in record.filters if not is_usable(key)}
    return [diagnose("X106", Place("content/archive.toml"), key=key) for key in sorted(keys)]
