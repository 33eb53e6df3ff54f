"""Hostile and broken returns, made by code: every family takes a seed and yields mutants."""

from collections.abc import Callable, Iterator

from tests.exchange.corpus import (
    archives,
    cells,
    damage,
    old_workbooks,
    open_documents,
    oversize,
    package,
    tampered,
    word_tables,
    wrong_types,
)
from tests.exchange.corpus.seed import Mutant, Seed

FAMILIES: dict[str, Callable[[Seed], Iterator[Mutant]]] = {
    "archives": archives.mutants,
    "cells": cells.mutants,
    "damage": damage.mutants,
    "old_workbooks": old_workbooks.mutants,
    "open_documents": open_documents.mutants,
    "oversize": oversize.mutants,
    "package": package.mutants,
    "tampered": tampered.mutants,
    "word_tables": word_tables.mutants,
    "wrong_types": wrong_types.mutants,
}
