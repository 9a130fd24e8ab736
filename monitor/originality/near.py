"""Near-duplicates among very many texts: MinHash signatures, banded and sorted instead of kept in hash tables.

A text needs 384 bytes for its signature, and no table grows with the number of possible pairs: in every band a text is
compared with its nearest few neighbours in sorted order only.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)
PERMUTATIONS = 96
ROWS = 3
"""Signature rows per band. Two texts of a length that share 70 % of their clauses (54 % of all either has) meet in one
of the 32 bands with a probability of 99.6 %."""
NEIGHBOURS = 4
KEPT = 5
ALIKE = 0.35
"""Estimated share of common clauses (of all that either has) from which on a pair is worth an exact comparison."""
_SEED = 1


def signature(clauses: Iterable[str]) -> NDArray[np.uint32]:
    """The MinHash of a set of clauses."""
    made = MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=crc32)
    encoded = [clause.encode() for clause in clauses]
    if encoded:
        made.update_batch(encoded)
    return np.asarray(made.hashvalues, dtype=np.uint32)


def near_duplicates(texts: Iterable[tuple[Key, Iterable[str]]]) -> dict[Key, tuple[Key, ...]]:
    """For every text that has any, the keys of up to KEPT texts most like it, best first."""
    listed = ((key, list(clauses)) for key, clauses in texts)
    return nearest((key, signature(clauses)) for key, clauses in listed if clauses)


def nearest(signed: Iterable[tuple[Key, NDArray[np.uint32]]]) -> dict[Key, tuple[Key, ...]]:
    """The same from signatures."""
    keys: list[Key] = []
    rows: list[NDArray[np.uint32]] = []
    for key, row in signed:
        keys.append(key)
        rows.append(row)
    return _best(keys, _pairs(np.vstack(rows))) if rows else {}


def _pairs(signatures: NDArray[np.uint32]) -> dict[tuple[int, int], float]:
    """Pairs that meet in a band and are alike by their whole signatures."""
    found: dict[tuple[int, int], float] = {}
    for start in range(0, PERMUTATIONS, ROWS):
        band = np.ascontiguousarray(signatures[:, start : start + ROWS])
        whole = band.view(f"V{ROWS * band.itemsize}").ravel()
        order = np.argsort(whole, kind="stable")
        for step in range(1, NEIGHBOURS + 1):
            left, right = order[:-step], order[step:]
            same = whole[left] == whole[right]
            left, right = left[same], right[same]
            alike = (signatures[left] == signatures[right]).mean(axis=1)
            for one, other, likeness in zip(left, right, alike, strict=True):
                if likeness >= ALIKE:
                    found[(int(min(one, other)), int(max(one, other)))] = float(likeness)
    return found


def _best(keys: list[Key], pairs: dict[tuple[int, int], float]) -> dict[Key, tuple[Key, ...]]:
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), likeness in pairs.items():
        near[one].append((-likeness, other))
        near[other].append((-likeness, one))
    return {keys[i]: tuple(keys[j] for _, j in sorted(found)[:KEPT]) for i, found in near.items()}
