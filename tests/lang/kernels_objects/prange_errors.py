# oracle: none
"""A worker fails after lists were stored: nothing is lost, the first failing iteration is told. (Expectation: CPython's.)"""
from numba import njit, prange

@njit(parallel=True)
def fill(out, n, bad):
    for i in prange(n):
        row = [i, i]
        out[i] = row
        if i == bad:
            raise ValueError("bad row")
        row.append(7)

@njit
def attempt(n, bad):
    out = [[-1] for _ in range(n)]
    failed = False
    try:
        fill(out, n, bad)
    except Exception:
        failed = True
    s = 0
    for row in out:
        s += len(row) > 0
    return failed, s, out[0][0] in (0, -1)

@njit(parallel=True)
def index_error(n):
    xs = [i for i in range(n)]
    s = 0
    for i in prange(n):
        s += xs[i + 1]
    return s

@njit(parallel=True)
def caught_inside(n):
    xs = [i for i in range(10)]
    bad = 0
    good = 0
    for i in prange(n):
        try:
            ys = [xs[i % 13], i]
            good += ys[0]
        except Exception:
            bad += 1
    return good, bad

print(attempt(50, -1))
print(attempt(50, 30))
try:
    index_error(100)
except IndexError:
    print("IndexError")
print(caught_inside(130))
