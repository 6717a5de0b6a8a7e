"""What open pages are told: the state of the preview, sent to every listener as it is now.

A message is a state, not an event: it names the build that is shown, so a page that connects late, or after
the server was started again, compares it with the build it was made from and knows by itself whether it is
out of date.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from pressmark.diagnostics import Diagnostic

MOST_SHOWN = 40
"""Problems sent to the overlay; the terminal shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The preview as it is.

    ``build`` names the build that is shown and ``previous`` the one before it; ``styles`` says that nothing
    but style sheets differs between the two. ``attempt`` counts builds, failed ones too; ``problems`` are
    the errors of the last, and ``openings`` says of each how an editor opens its line: an address, ``here``
    when the preview starts it, or empty. ``index`` names the index that the search looks into, empty when
    there is none, and ``search`` says what that is worth: it is ``fresh``, ``stale`` while a newer one is
    being made, or ``failed`` when that could not be made.
    """

    build: str
    previous: str = ""
    styles: bool = False
    attempt: int = 0
    problems: Sequence[Diagnostic] = ()
    openings: Sequence[str] = ()
    index: str = ""
    search: str = "fresh"

    def as_json(self) -> str:
        """The state on one line, as it is sent."""
        return json.dumps(
            {
                "build": self.build,
                "previous": self.previous,
                "styles": self.styles,
                "attempt": self.attempt,
                "index": self.index,
                "search": self.search,
                "count": len(self.problems),
                "problems": [
                    _problem(problem, self.openings[number] if self.openings else "")
                    for number, problem in enumerate(self.problems[:MOST_SHOWN])
                ],
            },
            ensure_ascii=False,
        )


def _problem(problem: Diagnostic, opening: str) -> dict[str, str | int]:
    place = problem.place
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "excerpt": place.excerpt,
        "opening": opening,
    }


class Hub:
    """Holds the newest state for any number of listening threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State(build="")
        self._number = 0
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether the preview is ending."""
        return self._closed

    @property
    def state(self) -> State:
        """What was told last."""
        with self._changed:
            return self._state

    def tell(self, state: State) -> None:
        """Make ``state`` the newest and wake the listeners."""
        with self._changed:
            self._state = state
            self._number += 1
            self._changed.notify_all()

    def wait(self, seen: int, timeout: float) -> tuple[int, State] | None:
        """The newest state with its number, if that is above ``seen``; None after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._number > seen, timeout)
            if self._closed or self._number <= seen:
                return None
            return self._number, self._state

    def close(self) -> None:
        """Let all listeners go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
