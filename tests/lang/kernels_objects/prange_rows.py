# oracle: none
"""Workers store lists of their own into a list of their caller. (Numba refuses it; the expectation is CPython's.)"""
from numba import njit, prange

@njit(parallel=True)
def rows(n):
    out = [[0] for _ in range(n)]
    for i in prange(n):
        row = [i]
        for j in range(i % 5):
            row.append(i * j)
        out[i] = row
    return out

@njit(parallel=True)
def again(n):
    out = rows(n)
    for i in prange(n):
        old = out[i]
        out[i] = [x + 1 for x in old]
        out[i].append(len(old))
    total = 0
    for row in out:
        total += sum(row)
    return total, out[7], len(out)

@njit(parallel=True)
def grow(n):
    out = [[0] for _ in range(n)]
    for i in prange(n):
        for j in range(i % 100):
            out[i].append(j * i)
    s = 0
    for i in range(n):
        s += len(out[i]) + out[i][-1]
    return s

@njit(parallel=True)
def nested(n):
    out = [[[0.5]] for _ in range(n)]
    for i in prange(n):
        for k in range(3):
            out[i].append([float(i), float(k)])
        out[i][0] = out[i][-1]
    s = 0.0
    for a in out:
        for b in a:
            s += b[0] * b[-1]
    return s

print(rows(6))
print(again(1000))
print(grow(700))
print(nested(300))
