"""Names and addresses over the years: what was published where, and where it went.

``moves`` reads what the files declare (``former``, ``merged_into``, ``split_into``) and follows it to its
end. ``reader`` reads and writes ``content/published.tsv``, every address ever published. ``answers`` joins
the two with the addresses that stand today: what each old address leads to. ``changes`` says what a
publication changes.
"""

from pressmark.ledger.answers import Answer, Answers, find_answers, stopping, told
from pressmark.ledger.changes import Changes, Publication, publication, unrecorded
from pressmark.ledger.moves import Moves, read_moves
from pressmark.ledger.reader import LEDGER, ledger_bytes, read_ledger
from pressmark.ledger.subjects import address_of_file, subjects
from pressmark.ledger.values import Ledger, Line

__all__ = [
    "LEDGER",
    "Answer",
    "Answers",
    "Changes",
    "Ledger",
    "Line",
    "Moves",
    "Publication",
    "address_of_file",
    "find_answers",
    "ledger_bytes",
    "publication",
    "read_ledger",
    "read_moves",
    "stopping",
    "subjects",
    "told",
    "unrecorded",
]
