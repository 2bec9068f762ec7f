from numba import njit
import numpy as np

@njit
def levenshtein(a, b):
    if len(a) < len(b):
        a, b = b, a
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a):
        current = [i + 1]
        for j, cb in enumerate(b):
            insertions = previous[j + 1] + 1
            deletions = current[j] + 1
            substitutions = previous[j] + (ca != cb)
            current.append(min(insertions, deletions, substitutions))
        previous = current
    return previous[-1]

@njit
def lcs(s, t):
    m, n = len(s), len(t)
    table = np.zeros((m + 1, n + 1), np.int32)
    for i in range(m):
        for j in range(n):
            if s[i] == t[j]:
                table[i + 1, j + 1] = table[i, j] + 1
            else:
                table[i + 1, j + 1] = max(table[i, j + 1], table[i + 1, j])
    out = ""
    i, j = m, n
    while i > 0 and j > 0:
        if s[i - 1] == t[j - 1]:
            out = s[i - 1] + out
            i -= 1
            j -= 1
        elif table[i - 1, j] >= table[i, j - 1]:
            i -= 1
        else:
            j -= 1
    return out

words = ["kitten", "sitting", "saturday", "sunday", "naïve", "naive", "", "ab"]
for a, b in zip(words[::2], words[1::2]):
    print(f"{a!r:>12} {b!r:>12} {levenshtein(a, b)} {lcs(a, b)!r}")
mat = [[levenshtein(a, b) for b in words] for a in words]
print(np.array(mat))
