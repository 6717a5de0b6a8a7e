"""Compiled templates, kept: for the life of the process, those of the program's own theme for the next."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import lru_cache
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from pressmark.templates import compiling, given, loops
from pressmark.templates.compiling import LeanEnvironment
from pressmark.templates.theme import default_theme

_DIGEST = sha256().digest_size


@lru_cache(maxsize=1)
def _compiler() -> str:
    """What decides, beside its source and the version of Python, what a template is compiled to."""
    code = b"".join(Path(str(part.__file__)).read_bytes() for part in (compiling, given, loops))
    return f"{jinja2.__version__} {sha256(code).hexdigest()}"


class Compiled(BytecodeCache):
    """Compiled templates, kept for the life of the process: the preview builds again and again with the
    same ones. Those that are the program's own are kept in the files of ``folder`` too, one each, which is
    made when there is something to keep. A folder that cannot be read or written is as good as none.

    What is read is run as a program: nobody may write to the folder who may not write to the program.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str], bytes] = {}
        self._files: dict[tuple[str, str], Path] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        careful = isinstance(environment, LeanEnvironment) and environment.careful
        names = sorted([*environment.globals, *getattr(environment, "direct", ())])
        made_by = f"{_compiler()} {environment.code_generator_class.__qualname__} {careful} {names}"
        text = f"{made_by}\n{source}"
        if self._folder and _is_own(name, source):
            key = self.get_cache_key(name, filename)
            file = f"{key}{'-careful' if careful else ''}.{sys.implementation.cache_tag}.bin"
            self._files[key, self.get_source_checksum(text)] = self._folder / file
        return super().get_bucket(environment, name, filename, text)

    def load_bytecode(self, bucket: Bucket) -> None:
        place = bucket.key, bucket.checksum
        if place not in self._kept and place in self._files:
            try:
                data = self._files[place].read_bytes()
            except OSError:
                return
            # Damaged code might do worse than fail.
            if sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
                self._kept[place] = data[_DIGEST:]
        if place in self._kept:
            bucket.bytecode_from_string(self._kept[place])

    def dump_bytecode(self, bucket: Bucket) -> None:
        place = bucket.key, bucket.checksum
        data = self._kept[place] = bucket.bytecode_to_string()
        if place in self._files:
            _write(self._files[place], sha256(data).digest() + data)


def _is_own(name: str, source: str) -> bool:
    """Whether a template stands so in the theme that the program brings."""
    try:
        return (default_theme() / name).read_bytes() == source.encode()
    except (OSError, ValueError):
        return False


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Several processes may write the same file: each has its own, and the last one renamed stays.
        handle, made = tempfile.mkstemp(dir=file.parent, suffix=".new")
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        Path(made).replace(file)
    except OSError:
        return


def _folder() -> Path | None:
    return Path(cache_from_source(__file__)).parent / "theme" if sys.implementation.cache_tag else None


BESIDE_THE_PROGRAM = Compiled(_folder())
"""Compiled templates where Python keeps the compiled program."""
