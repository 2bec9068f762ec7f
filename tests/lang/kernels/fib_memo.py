import numpy as np
from numba import njit


@njit(boundscheck=True)
def fib_memo(n):
    memo = np.zeros(n + 2, dtype=np.uint64)
    memo[1] = 1
    for i in range(2, n + 1):
        memo[i] = memo[i - 1] + memo[i - 2]
    return memo[n]


print(fib_memo(90))
