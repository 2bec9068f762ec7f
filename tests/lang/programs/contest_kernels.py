from numba import njit, b1, i8
import numpy as np
import sys
sys.setrecursionlimit(10**6)
input_text = """5 10
2 3
3 4
4 8
5 8
9 10
"""

@njit((i8, i8, i8[:, :]), cache=True)
def solve(N, W, WV):
    dp = np.full(W + 1, -1, np.int64)
    dp[0] = 0
    for i in range(N):
        w, v = WV[i]
        for j in range(W, w - 1, -1):
            if dp[j - w] >= 0:
                dp[j] = max(dp[j], dp[j - w] + v)
    return dp.max()

@njit((i8[:],), cache=True)
def lis(A):
    L = []
    for x in A:
        lo, hi = 0, len(L)
        while lo < hi:
            m = (lo + hi) // 2
            if L[m] < x:
                lo = m + 1
            else:
                hi = m
        if lo == len(L):
            L.append(x)
        else:
            L[lo] = x
    return len(L)

MOD = 10**9 + 7

@njit(cache=True)
def mod_pow(x, n, mod=MOD):
    r = 1
    while n:
        if n & 1:
            r = r * x % mod
        x = x * x % mod
        n >>= 1
    return r

@njit
def cumprod(arr, mod):
    L = len(arr)
    Lsq = int(L**.5 + 1)
    arr = np.resize(arr, Lsq**2).reshape(Lsq, Lsq)
    for n in range(1, Lsq):
        arr[:, n] *= arr[:, n - 1]
        arr[:, n] %= mod
    for n in range(1, Lsq):
        arr[n] *= arr[n - 1, -1]
        arr[n] %= mod
    return arr.ravel()[:L]

def make_fact(U, mod=MOD):
    x = np.arange(U, dtype=np.int64)
    x[0] = 1
    fact = np.array([1] * U, dtype=np.int64)
    for i in range(1, U):
        fact[i] = fact[i - 1] * x[i] % mod
    fact_inv = np.array([mod_pow(int(f), mod - 2) for f in fact])
    return fact, fact_inv

@njit
def fenwick(vals):
    n = len(vals)
    tree = np.zeros(n + 1, np.int64)
    inv = 0
    for i in range(n):
        x = vals[n - 1 - i]
        k = x - 1
        while k > 0:
            inv += tree[k]
            k -= k & -k
        k = x
        while k <= n:
            tree[k] += 1
            k += k & -k
    return inv

it = iter(map(int, input_text.split()))
N, W = next(it), next(it)
WV = np.array(list(it), np.int64).reshape(-1, 2)
print(solve(N, W, WV), lis(np.array([3, 1, 4, 1, 5, 9, 2, 6])))
f, fi = make_fact(20)
print(f[-1] * fi[5] % MOD * fi[14] % MOD, mod_pow(3, 10**9), fenwick(np.array([3, 1, 2, 5, 4])))
print(*WV.T.tolist(), sep="\n")
