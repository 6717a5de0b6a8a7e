"""The repository's own archive: every address that its ledger holds answers in the built site."""

from __future__ import annotations

from pathlib import Path

from pressmark.building import BuildOptions, build
from pressmark.ledger import LEDGER, ledger_bytes, read_ledger
from tests.ledger.following import BASE, find

ROOT = Path(__file__).parents[2]


def test_every_address_of_the_ledger_answers(tmp_path: Path) -> None:
    data = (ROOT / LEDGER).read_bytes()
    ledger, wrong = read_ledger(data)
    assert not wrong
    assert ledger_bytes(ledger.lines) == data, "it is as publishing writes it"
    assert len(ledger.lines) > 600

    result = build(BuildOptions(ROOT, tmp_path / "site", base_url=BASE, search=False, publishing=True))
    assert not result.failed, result.diagnostics
    found = {address: find(tmp_path / "site", address) for address in ledger.lines}
    assert [address for address, there in found.items() if there.kind == "nothing"] == []
    onward = [
        target for there in found.values() if there.kind in ("moved", "choice") for target in there.targets
    ]
    assert [target for target in onward if find(tmp_path / "site", target).kind != "page"] == []
    assert result.publication is not None
    assert set(result.publication.lines) >= set(ledger.lines)
