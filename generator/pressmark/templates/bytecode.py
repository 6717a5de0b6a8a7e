"""Compiled templates, kept: for the life of the process, or in a folder for the next one."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from pressmark.templates import compiling
from pressmark.templates.compiling import LeanEnvironment

_DIGEST = sha256().digest_size


@lru_cache(maxsize=1)
def _compiler() -> str:
    """What decides, beside its source and the version of Python, what a template is compiled to."""
    return f"{jinja2.__version__} {sha256(Path(compiling.__file__).read_bytes()).hexdigest()}"


class Compiled(BytecodeCache):
    """Compiled templates, kept for the life of the process: the preview builds again and again with the
    same ones.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        careful = isinstance(environment, LeanEnvironment) and environment.careful
        made_by = f"{_compiler()} {environment.code_generator_class.__qualname__} {careful}"
        return super().get_bucket(environment, name, filename, f"{made_by}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class CompiledInFolder(Compiled):
    """Compiled templates in the files of ``folder``, which belongs to this alone: it is made when there is
    something to keep. A folder that cannot be read or written is as good as none.

    What is read is run as a program: the folder must be one that nobody else may write to.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(bucket)
        if bucket.code is not None:
            return
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        # Damaged code might do worse than fail.
        if sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
            bucket.bytecode_from_string(data[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(bucket)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Several processes may write the same file: each has its own, and the last one renamed stays.
            handle, made = tempfile.mkstemp(dir=self._folder, suffix=".new")
            data = bucket.bytecode_to_string()
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            Path(made).replace(self._file(bucket))
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{sha256(f'{bucket.key} {bucket.checksum}'.encode()).hexdigest()}.bin"


IN_MEMORY = Compiled()
