"""A build that is killed at any instant: no file is torn, and the next build is that of a clean one."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, build
from pressmark.keys import fingerprint
from pressmark.store import Memory
from tests.proof.twin import Tree, put, quick, same, tree_of

FEW, MANY = 40, 150

# One build, as `pressmark build` does it; the program is in memory before the clock starts. It says when it
# begins, and when it has put the first file in its place.
_BUILD = """
import os, sys
from dataclasses import replace
from pathlib import Path
from pressmark.building import BuildOptions, build, index_site
from pressmark.keys import fingerprint
from pressmark.output import Staging
import pressmark.building.reading.recall, pressmark.building.writing

fingerprint()
pressmark.building.reading.recall._WORTHWHILE = pressmark.building.writing._WORTHWHILE = 1
root, search, later = Path(sys.argv[1]), sys.argv[2] == "search", sys.argv[3] == "later"
options = BuildOptions(
    root, root / "site", search=search, memory=root / ".pressmark", index_later=later, jobs=int(sys.argv[4])
)
really = Staging.commit

def commit(staging):
    print("puts in place", flush=True)
    return really(staging)

Staging.commit = commit
print("begins", flush=True)
result = build(options)
if later:
    print("indexes", flush=True)
    index_site(options, result)
print("ends", flush=True)
"""


def archive(version: int, reports: int) -> dict[str, bytes]:
    """An archive most pages of which are others in each version."""
    files = {
        "content/archive.toml": f'title = "Papers {version}"\nbase_url = "https://example.org/"\n'.encode(),
        "content/entities/person/ann-roe.md": b"---\nname: Ann Roe\n---\n",
    }
    for number in range(reports):
        fields = f"title: Report {number}\ndate: {1900 + number % 40}-02-03\n"
        text = f"---\n{fields}---\n[[Ann Roe]] wrote no {version}.\n"
        files[f"content/articles/r{number}.md"] = text.encode()
    return files


@dataclass
class Scene:
    """An archive in one of two versions, and the site of each as a clean build makes it. Every second build
    has two processes.
    """

    root: Path
    reports: int
    search: bool
    sites: tuple[Tree, Tree]
    version: int = 0
    started_before: int = 0

    @property
    def options(self) -> BuildOptions:
        return BuildOptions(
            self.root, self.root / "site", search=self.search, memory=self.root / ".pressmark"
        )

    def edit(self) -> None:
        self.version = 1 - self.version
        put(self.root, archive(self.version, self.reports))

    def started(self, *, later: bool = False) -> subprocess.Popen[str]:
        self.started_before += 1
        jobs = str(1 + self.started_before % 2)
        how = ["search" if self.search else "", "later" if later else "", jobs]
        return subprocess.Popen(
            [sys.executable, "-c", _BUILD, str(self.root), *how], stdout=subprocess.PIPE, text=True
        )

    def nothing_is_torn(self) -> None:
        for path, data in tree_of(self.options.output).items():
            whole = (self.sites[0].get(path), self.sites[1].get(path))
            assert path.startswith(".staging-") or data in whole, f"{path} is torn"

    def the_next_build_is_whole(self) -> None:
        with Memory(self.root / ".pressmark", fingerprint()) as memory:
            assert memory.lost == ""
        result = build(self.options)
        assert not result.failed
        assert result.remarks == ()
        same(tree_of(self.options.output), self.sites[self.version])
        assert build(self.options).unchanged


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with quick():
        yield tmp_path_factory.mktemp("kills")


def scene(folder: Path, reports: int, *, search: bool) -> Scene:
    """An archive that has been built once, and both sites it can become."""
    root = folder / ("searched" if search else "plain")
    shutil.rmtree(root, ignore_errors=True)
    sites = []
    for version in (1, 0):
        put(root, archive(version, reports))
        alone = folder / "alone" / str(version) / "site"
        assert not build(BuildOptions(root, alone, search=search)).failed
        sites.append(tree_of(alone))
    made = Scene(root, reports, search, (sites[1], sites[0]))
    assert not build(made.options).failed
    return made


def duration(made: Scene, said: str, until: str, *, later: bool = False) -> float:
    """Seconds between two things that a build says."""
    made.edit()
    with made.started(later=later) as process:
        assert process.stdout is not None
        times = {line.strip(): time.monotonic() for line in process.stdout}
    assert process.returncode == 0
    return times[until] - times[said]


def kill(made: Scene, said: str, after: float, *, later: bool = False) -> bool:
    """Kills a build so many seconds ``after`` it has ``said`` something; whether it was still at work."""
    made.edit()
    process = made.started(later=later)
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == said:
            break
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    return process.wait() == -signal.SIGKILL


def killed_again_and_again(made: Scene, number: int, chance: random.Random, *, later: bool = False) -> int:
    """Kills ``number`` builds at work: half of them anywhere, half while files are put in place; with
    ``later`` all of them while the index is made. Gives how many had to be begun for that.
    """
    moments = ("indexes",) if later else ("begins", "puts in place")
    spans = {said: duration(made, said, "ends", later=later) for said in moments}
    begun = caught = 0
    while caught < number:
        said = moments[begun % len(moments)]
        begun += 1
        assert begun <= 5 * number + 10, "builds end before they can be killed"
        was_at_work = kill(made, said, chance.random() * spans[said], later=later)
        # A machine has other things to do too: how long a build takes is found out as we go.
        spans[said] *= 1.03 if was_at_work else 0.8
        caught += was_at_work
        made.nothing_is_torn()
        made.the_next_build_is_whole()
    return begun


def test_a_killed_build_leaves_whole_files_and_the_next_one_mends(folder: Path) -> None:
    killed_again_and_again(scene(folder, FEW, search=False), 12, random.Random(1953))


def test_killed_while_the_index_is_made(folder: Path) -> None:
    killed_again_and_again(scene(folder, FEW, search=True), 3, random.Random(1953), later=True)


# A child of the build is killed at its fifth page, as a system without memory does it.
_WITHOUT_A_CHILD = """
import os, signal
from pressmark.templates import Renderer

parent, rendered, render = os.getpid(), [], Renderer.render

def killed(renderer, *given, **named):
    rendered.append(1)
    if os.getpid() != parent and len(rendered) == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return render(renderer, *given, **named)

Renderer.render = killed
"""


def test_a_build_whose_child_is_killed_is_whole(folder: Path) -> None:
    made = scene(folder, FEW, search=False)
    made.edit()
    code = _WITHOUT_A_CHILD + _BUILD + "assert len(rendered) > 40 or not can_fork()\n"
    code = code.replace(
        "fingerprint()\n", "from pressmark.building.processes.forks import can_fork\n\nfingerprint()\n", 1
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(made.root), "", "", "2"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    same(tree_of(made.options.output), made.sites[made.version])
    made.the_next_build_is_whole()


@pytest.mark.audit
def test_killed_three_hundred_times(folder: Path, record_property: Callable[[str, object], None]) -> None:
    """At other instants every time; PRESSMARK_SEED repeats those of a run."""
    number = int(os.environ.get("PRESSMARK_SEED") or secrets.randbelow(2**32))
    print(f"PRESSMARK_SEED={number}")
    chance = random.Random(number)
    begun = killed_again_and_again(scene(folder, MANY, search=False), 260, chance)
    begun += killed_again_and_again(scene(folder, MANY, search=True), 40, chance, later=True)
    record_property("builds killed at work", f"300 of {begun} begun, with PRESSMARK_SEED={number}")
