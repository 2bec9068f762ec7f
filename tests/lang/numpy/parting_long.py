# Long lines parted: what belongs at kth is there, nothing greater before it, nothing smaller behind, no element lost.
import numpy as np

rng = np.random.RandomState(5)


def check(name, x, kth):
    s, p = np.sort(x), np.partition(x, kth)
    at, t = p[kth], x.copy()
    t.partition(kth)
    nan = at != at
    same = (p == s).sum() >= 0 and np.array_equal(np.sort(p), s, equal_nan=x.dtype.kind == "f") and np.array_equal(np.sort(t), s, equal_nan=x.dtype.kind == "f")
    placed = (nan and s[kth] != s[kth]) or at == s[kth]
    apart = not (p[kth + 1:] == p[kth + 1:]).any() if nan else not (p[:kth] > at).any() and not (p[:kth] != p[:kth]).any() and not (p[kth + 1:] < at).any()
    print(name, len(x), x.dtype, kth, bool(same), bool(placed), bool(apart), bool(nan))


for n in (1023, 1024, 5000, 20011):
    lines = {"random": rng.rand(n), "whole": rng.randint(-1000, 1000, n), "few": rng.randint(-3, 3, n).astype(np.int32), "rising": np.arange(n),
             "falling": np.arange(n)[::-1] * 1.5, "equal": np.ones(n), "nans": np.where(rng.rand(n) < 0.5, np.nan, rng.randn(n)),
             "all nan": np.full(n, np.nan), "ends": np.where(rng.rand(n) < 0.5, np.inf, -np.inf), "far": rng.randint(-2**63, 2**63 - 1, n),
             "limits": np.where(rng.rand(n) < 0.5, 2**63 - 1, -2**63), "waves": np.arange(n) % 128 * 1.0, "small": rng.randint(0, 2**16, n).astype(np.uint16)}
    for name in lines:
        x = lines[name]
        for kth in (0, 7, n // 2, n - 1):
            check(name, x, kth)
            if x.dtype == np.float64:
                check(name, x.astype(np.float32), kth)
print(np.partition(rng.rand(3, 2000), 1000, axis=1)[:, 1000].shape, np.partition(np.arange(4000)[::-2], 3)[3], np.partition([3, 1, 2], 1)[1])
