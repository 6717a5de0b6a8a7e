"""Work by forked children: all of it is done, and what goes wrong in a child is known here."""

from __future__ import annotations

import subprocess
import sys

import pytest

# A test that runs beside others has threads, and must not fork: each case is a process of its own.
_BEGIN = """
import os, signal, sys, time
from pressmark.building.processes.forks import ChildFailed, Forks, can_fork
assert can_fork()
def run(work, number, processes=3):
    with Forks(work, range(number), processes) as forks:
        return dict(forks.results())
here = os.getpid()
def slowly(n):
    time.sleep(0.01)
    return os.getpid()
def only_there(work):
    # This process waits until a child has begun it.
    return lambda n: time.sleep(0.02) if os.getpid() == here else work(n)
def fails(work):
    try:
        run(only_there(work), 90)
    except ChildFailed as failure:
        return str(failure)
    raise AssertionError("nothing failed")
"""

CASES = {
    "all of it is done": "assert run(lambda n: n * n, 200) == {n: n * n for n in range(200)}",
    "there may be nothing to do": "assert run(lambda n: n, 0) == {}",
    "there may be more processes than things": "assert run(lambda n: n, 2, 5) == {0: 0, 1: 1}",
    "each share is given to one process": """
for _ in range(5):
    assert run(lambda n: n, 20_000, 4) == {n: n for n in range(20_000)}
assert run(lambda n: n, 400_000, 2) == {n: n for n in range(400_000)}
""",
    "one process is this one": "assert run(lambda n: os.getpid(), 40, 1) == dict.fromkeys(range(40), here)",
    "each process does a share": """
done = run(slowly, 300)
assert len(done) == 300
assert len(set(done.values())) == 3
assert here in done.values()
""",
    "results come in the order of things": """
with Forks(lambda n: time.sleep(0.01 * (os.getpid() == here)) or n, range(200), 3) as forks:
    assert list(forks.in_order()) == list(range(200))
""",
    "until this process is free the work is the children's": """
for free_at in (0.3, 60):
    free = time.monotonic() + free_at
    with Forks(lambda n: slowly(n), range(100), 2) as forks:
        done = dict(forks.results(lambda: time.monotonic() > free))
    assert len(done) == 100
    assert (here in done.values()) == (free_at < 60)
    assert list(done.values()).count(here) < 60
""",
    "messages larger than a pipe go through": """
done = run(lambda n: bytes(300_000), 100)
assert len(done) == 100
assert set(map(len, done.values())) == {300_000}
""",
    "what a child runs into is told": "assert 'ZeroDivisionError' in fails(lambda n: 1 / 0)",
    "what this process runs into is raised": """
def work(n):
    if os.getpid() == here:
        raise OSError(28, "No space left on device")
    time.sleep(0.01)
try:
    run(work, 90)
    raise AssertionError("nothing failed")
except OSError as error:
    assert error.errno == 28
""",
    "a killed child is noticed": "assert fails(lambda n: os.kill(os.getpid(), signal.SIGKILL))",
    "a child killed in the midst of its message is noticed": """
with Forks(lambda n: bytes(1_000_000) if os.getpid() != here else None, range(40), 2) as forks:
    time.sleep(0.5)
    os.kill(list(forks._children.values())[0], signal.SIGKILL)
    try:
        dict(forks.results())
        raise AssertionError("nothing failed")
    except ChildFailed:
        pass
""",
    "where no child can be begun that is known": """
real, begun = os.fork, []
def fork():
    if begun:
        raise BlockingIOError(11, "Resource temporarily unavailable")
    begun.append(1)
    return real()
os.fork = fork
assert "unavailable" in fails(lambda n: n)
""",
    "an exit of a child is noticed": "assert fails(lambda n: sys.exit(0))",
    "what cannot be sent is told": "assert fails(lambda n: lambda: n)",
    "children end when they are not waited for": """
began = time.time()
with Forks(lambda n: time.sleep(60), range(90), 3) as forks:
    children = list(forks._children.values())
assert time.time() - began < 30
for child in children:
    try:
        os.kill(child, 0)
        raise AssertionError("it lives")
    except ProcessLookupError:
        pass
""",
    "no child outlives this process by more than one thing": """
reader, writer = os.pipe()
middle = os.fork()
if middle == 0:
    with Forks(lambda n: (os.write(writer, b"."), time.sleep(0.2)), range(10_000), 3) as forks:
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(middle, 0)
os.close(writer)
while os.read(reader, 100):
    pass  # ends when the last child has ended
""",
}


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked there")
@pytest.mark.parametrize("case", CASES)
def test_children(case: str) -> None:
    command = [sys.executable, "-c", _BEGIN + CASES[case]]
    ran = subprocess.run(command, check=False, capture_output=True, timeout=120)
    assert ran.returncode == 0, ran.stderr.decode()


def test_beside_a_thread_nothing_is_forked() -> None:
    program = """
from threading import Event, Thread
from pressmark.building.processes.forks import can_fork
end = Event()
thread = Thread(target=end.wait)
thread.start()
assert not can_fork()
end.set()
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
