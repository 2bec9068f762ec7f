# bytes in kernels: reads of DNA as arguments, literals, slices, iteration, counting and packing.
import numpy as np
from numba import njit


@njit
def gc_content(seq):
    n = 0
    for c in seq:
        if c == 71 or c == 67:
            n += 1
    return n / len(seq)


@njit
def hamming(a, b):
    d = 0
    for i in range(len(a)):
        if a[i] != b[i]:
            d += 1
    return d


@njit
def count_kmers(seq, k):
    code = np.full(256, -1)
    for i, c in enumerate(b"ACGT"):
        code[c] = i
    counts = np.zeros(4**k, np.int64)
    for i in range(len(seq) - k + 1):
        at = 0
        for c in seq[i : i + k]:
            at = at * 4 + code[c]
        counts[at] += 1
    return counts


@njit
def complement(seq):
    out = np.empty(len(seq), np.uint8)
    table = b"TVGHEFCDIJMLKNOPQYSAABWXRZ"
    for i in range(len(seq)):
        out[len(seq) - 1 - i] = table[seq[i] - 65]
    return out


@njit
def longest_run(seq):
    best, run = 1, 1
    for i in range(1, len(seq)):
        run = run + 1 if seq[i] == seq[i - 1] else 1
        best = max(best, run)
    return best, seq[0], seq[-1]


seq = b"ACGTTTACGGACCCCGTA"
print(gc_content(seq), hamming(seq, seq[::-1]), longest_run(seq))
print(count_kmers(seq, 2))
print(bytes(complement(seq)))
