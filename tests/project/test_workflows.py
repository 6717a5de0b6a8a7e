"""The workflows, the project's own and that of every new archive: valid, pinned, with no right too many."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressmark.scaffold import new_archive

ROOT = Path(__file__).parents[2]
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture(scope="module")
def of_a_new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workflows folder of a new archive."""
    folder = tmp_path_factory.mktemp("archive")
    new_archive(folder)
    return folder / ".github" / "workflows"


@pytest.fixture(params=[*(path.name for path in OWN), "of a new archive"])
def workflow(request: pytest.FixtureRequest, of_a_new_archive: Path) -> Path:
    """Each workflow in turn."""
    name = str(request.param)
    return of_a_new_archive / "publish.yml" if " " in name else ROOT / ".github" / "workflows" / name


def run(tool: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a tool that was installed with the tests."""
    command = str(Path(sys.executable).parent / tool)
    return subprocess.run([command, *words], capture_output=True, text=True, check=False)


def steps(workflow: Path) -> list[dict[str, Any]]:
    """All steps of all jobs."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_the_workflows_that_were_promised() -> None:
    assert {path.name for path in OWN} >= {"publish.yml", "new-archive.yml"}


def test_nothing_is_found_by_the_strictest_auditor(workflow: Path) -> None:
    audit = run("zizmor", "--offline", "--no-progress", "--persona", "auditor", str(workflow))
    assert audit.returncode == 0, audit.stdout + audit.stderr


def test_the_auditor_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    text = (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    bad.write_text(re.sub(r"checkout@\w+ # v\S+", "checkout@v4", text), encoding="utf-8")
    assert run("zizmor", "--offline", "--no-progress", "--persona", "auditor", str(bad)).returncode > 0


def test_it_is_a_workflow(workflow: Path) -> None:
    check = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow))
    assert check.returncode == 0, check.stdout + check.stderr


def test_every_action_is_pinned_by_commit_with_its_version_beside_it(workflow: Path) -> None:
    uses = re.findall(r"uses:.*", workflow.read_text(encoding="utf-8"))
    assert uses
    for line in uses:
        assert re.fullmatch(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_has_one_version_everywhere(of_a_new_archive: Path) -> None:
    pins: dict[str, set[str]] = {}
    for path in [*OWN, *of_a_new_archive.glob("*.yml")]:
        for action, pin in re.findall(r"uses: (\S+)@(.*)", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_nothing_is_allowed_that_no_job_asks_for(workflow: Path) -> None:
    read = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert read["permissions"] == {}
    for name, job in read["jobs"].items():
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        assert writes == ({"pages", "id-token"} if name == "deploy" else set())


def test_only_the_deploying_job_is_kept_from_pull_requests(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    if "deploy" in jobs:
        assert jobs["deploy"]["if"] == "github.event_name != 'pull_request'"


def test_no_expression_stands_in_a_command(workflow: Path) -> None:
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_no_cache_can_change_what_is_published(workflow: Path) -> None:
    """What is handed over was written last by a publication, which builds clean; what is kept is the memory
    of builds, never a site, and belongs to one Pressmark.
    """
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    if "deploy" not in jobs:
        return
    build = jobs["build"]["steps"]
    handed_over = next(at for at, step in enumerate(build) if "upload-pages-artifact" in step.get("uses", ""))
    programs = [step["run"] for step in build[:handed_over] if step.get("run", "").startswith("pressmark ")]
    of_main = [run for run in programs if not run.startswith("pressmark check")]
    assert [run.split()[1] for run in of_main] == ["build", "publish"]
    (cache,) = [step["with"] for step in build if "actions/cache" in step.get("uses", "")]
    assert cache["path"] == ".pressmark"
    kept_by, files = cache["key"].rsplit("-$", 1)
    assert cache["restore-keys"] == f"{kept_by}-"
    assert "hashFiles('content/**', 'templates/**')" in files
    assert not [step for job in (jobs["deploy"],) for step in job["steps"] if "cache" in step.get("uses", "")]


def test_a_pull_request_is_shown_its_mistakes_and_its_site(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    if "deploy" not in jobs:
        return
    of_pulls = [s for s in jobs["build"]["steps"] if s.get("if") == "github.event_name == 'pull_request'"]
    assert of_pulls[0]["run"] == "pressmark check --output site --format github"
    assert of_pulls[1]["with"]["path"] == "site"
