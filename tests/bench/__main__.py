"""`make bench`: what must be fast, beside the bare thing it is made of, in one run. `python -m tests.bench window`
times one part."""

import sys

from tests.bench import finding, lending, listing, papers, window
from tests.bench.table import show

PARTS = {part.__name__.rpartition(".")[2]: part for part in (lending, papers, finding, listing, window)}

if __name__ == "__main__":
    wanted = sys.argv[1:] or list(PARTS)
    print(show([figure for name in wanted for figure in PARTS[name].figures()]))  # noqa: T201 (its output)
