"""Stable orders of lines of every length and spread: ties keep their places."""
import numpy as np


def check(x):
    order = np.argsort(x, kind="stable")
    s = x[order]
    same = (s[1:] == s[:-1]) | ((s[1:] != s[1:]) & (s[:-1] != s[:-1]))
    rising = (s[1:] >= s[:-1]) | (s[1:] != s[1:])
    return bool(np.all(rising)), bool(np.all(order[1:][same] > order[:-1][same])), int((order * np.arange(1, len(x) + 1)).sum())


rng = np.random.RandomState(3)
for n in (0, 1, 2, 8, 9, 31, 32, 33, 100, 255, 999, 1000, 1001, 3000):
    base = rng.randint(-1000000, 1000000, n)
    print(n)
    for spread in (1, 5, 200, 256, 257, 65535, 65536, 65537, 2000000):
        x = base % spread - spread // 3
        print(check(x), check(x.astype(np.float64)), check(x.astype(np.int16)) if spread < 60000 else "", check((x * 0.5).astype(np.float32)))
    y = (base % 7 - 3) * 0.5
    y[::5] = np.nan
    y[1::5] = -0.0
    y[2::5] = 0.0
    print(check(y), check((base % 9).astype(np.uint64) - np.uint64(20)), check(base % 3 > 1), np.lexsort((base, base % 4))[:6])
