"""`make bench`: what must be fast, beside the bare thing it is made of, in one run."""

from tests.bench import finding, lending, listing, papers
from tests.bench.table import show

if __name__ == "__main__":
    print(show([*lending.figures(), *papers.figures(), *finding.figures(), *listing.figures()]))  # noqa: T201 (its output)
