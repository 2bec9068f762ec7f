# oracle: none
# what is provably shared and no reduction is refused, with both places
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def shared(a):
    total = np.zeros(1)
    for i in prange(a.shape[0]):
        total[0] += a[i]
    return total


@njit(parallel=True)
def chain(n):
    x = 1
    for i in prange(n):
        x = x * 2 + 1
    return x


for f, arg in ((shared, np.ones(3)), (chain, 3)):
    try:
        f(arg)
    except Exception as e:
        print(type(e).__name__)
        for line in str(e).split("\n"):
            if "error[" in line or "note:" in line:
                print("  ", line.split(": ", 1)[1] if line.startswith("note") else line.split(": ", 1)[1])
