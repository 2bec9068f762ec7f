# Levenshtein's distance and the longest common subsequence over two strings.
import numpy as np
from numba import njit


@njit
def levenshtein(a, b):
    m, n = len(a), len(b)
    d = np.zeros((m + 1, n + 1), np.int64)
    for i in range(m + 1):
        d[i, 0] = i
    for j in range(n + 1):
        d[0, j] = j
    for i in range(1, m + 1):
        for j in range(1, n + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + cost)
    return d[m, n]


@njit
def common(a, b):
    m, n = len(a), len(b)
    d = np.zeros((m + 1, n + 1), np.int64)
    for i in range(m):
        for j in range(n):
            if a[i] == b[j]:
                d[i + 1, j + 1] = d[i, j] + 1
            else:
                d[i + 1, j + 1] = max(d[i, j + 1], d[i + 1, j])
    out = ""
    i, j = m, n
    while i > 0 and j > 0:
        if a[i - 1] == b[j - 1]:
            out = a[i - 1] + out
            i -= 1
            j -= 1
        elif d[i - 1, j] >= d[i, j - 1]:
            i -= 1
        else:
            j -= 1
    return out


print(levenshtein("kitten", "sitting"), levenshtein("", "abc"), levenshtein("größe", "grüße"))
print(common("AGGTAB", "GXTXAYB"), common("abc", "xyz") == "")
