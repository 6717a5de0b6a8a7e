"""What hosts answered, kept so that they are not asked the same every day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pressmark.checks.outward.asking import Answer
from pressmark.output import replace_file

FILE = ".pressmark/outward.json"
_DAY = 24 * 60 * 60
_KEPT_GOOD = 7 * _DAY
_KEPT_BAD = _DAY


def remembered(root: Path, now: float) -> dict[str, tuple[float, Answer]]:
    """The answers that are fresh at ``now`` (seconds since 1970), with when each was given: a good one for a
    week, another for a day. A file that cannot be read is as good as none.
    """
    try:
        rows = json.loads((root / FILE).read_text(encoding="utf-8"))
        answers = {
            address: (float(row["asked"]), Answer(int(row["status"]), str(row["why"]), str(row["moved"])))
            for address, row in rows.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    return {
        address: (asked, answer)
        for address, (asked, answer) in answers.items()
        if _fresh(now - asked, answer)
    }


def remember(root: Path, answers: Mapping[str, tuple[float, Answer]]) -> None:
    """Keep ``answers``; silence is not kept. Raises ``OSError``."""
    rows = {
        address: {"asked": asked, "status": answer.status, "why": answer.why, "moved": answer.moved}
        for address, (asked, answer) in sorted(answers.items())
        if answer.status
    }
    (root / FILE).parent.mkdir(exist_ok=True)
    replace_file(root / FILE, (json.dumps(rows, indent=1) + "\n").encode())


def _fresh(age: float, answer: Answer) -> bool:
    return 0 <= age < (_KEPT_GOOD if answer.status < 400 else _KEPT_BAD)
