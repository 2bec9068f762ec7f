# DNA: counts, complements, transcription, GC content, k-mers.
import numpy as np
from numba import njit


@njit
def counts(s):
    out = np.zeros(4, np.int64)
    for c in s:
        if c == "A":
            out[0] += 1
        elif c == "C":
            out[1] += 1
        elif c == "G":
            out[2] += 1
        elif c == "T":
            out[3] += 1
    return out


@njit
def complement(s):
    out = ""
    for c in s[::-1]:
        if c == "A":
            out += "T"
        elif c == "T":
            out += "A"
        elif c == "C":
            out += "G"
        else:
            out += "C"
    return out


@njit
def gc(s):
    return (s.count("G") + s.count("C")) / len(s)


@njit
def kmers(s, k):
    best = 0
    name = ""
    for i in range(len(s) - k + 1):
        word = s[i:i + k]
        n = 0
        for j in range(len(s) - k + 1):
            if s[j:j + k] == word:
                n += 1
        if n > best:
            best = n
            name = word
    return name, best


dna = "AGCTTTTCATTCTGACTGCAACGGGCAATATGTCTCTGTGTGGATTAAAAAAAGAGTGTCTGATAGCAGC"
print(counts(dna), complement(dna[:12]), gc(dna), kmers(dna, 3))
print(dna.replace("T", "U")[:10])
