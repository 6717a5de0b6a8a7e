"""The proof that an incremental build equals a clean one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proof.scripts import EditScripts

STEPS_OF_A_SCRIPT = 40


def run(scripts: int, number: int) -> int:
    """Runs ``scripts`` edit scripts that follow from ``number``. Gives how many steps that were."""
    EditScripts.steps = EditScripts.failures = 0
    run_state_machine_as_test(
        seed(number)(EditScripts),
        settings=settings(
            max_examples=scripts,
            stateful_step_count=STEPS_OF_A_SCRIPT,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    return EditScripts.steps


def test_after_every_step_the_site_is_what_a_clean_build_makes() -> None:
    steps = run(6, 1953)
    assert steps >= 150
    assert EditScripts.failures < steps / 3


@pytest.mark.audit
@pytest.mark.parametrize("half", [1, 2])
def test_after_ten_thousand_steps_too(half: int, record_property: Callable[[str, object], None]) -> None:
    """Others every time, for half an hour; PRESSMARK_SEED repeats those of a run that failed."""
    number = int(os.environ.get("PRESSMARK_SEED") or secrets.randbelow(2**32))
    print(f"PRESSMARK_SEED={number}")
    steps = run(160, number + half)
    record_property("steps of edit scripts", f"{steps}, with PRESSMARK_SEED={number}")
    assert steps >= 5_000
