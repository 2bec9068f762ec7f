import numpy as np
a = np.array([[1, 2.5, 3], [4, 5, 6]], dtype=object)
for ax in (None, 0, 1, -1): print(a.sum(axis=ax), a.prod(ax), a.max(ax), a.min(ax), a.argmax(ax), a.argmin(ax), a.mean(ax), a.sum(axis=ax, keepdims=True).shape, a.any(ax), a.all(ax))
print(np.cumsum(a, axis=0), np.cumprod(a, 1), np.cumsum(a), np.maximum.accumulate(a, axis=1), np.add.reduce(a), np.multiply.reduce(a, axis=1), )
e = np.array([], dtype=object)
print(e.sum(), e.prod(), np.cumsum(e), np.sum(a, initial=10), np.zeros((0, 3), dtype=object).sum(0), np.zeros((2, 0), object).prod(1))
for f in (lambda: e.max(), lambda: e.argmax(), lambda: np.array([1, "a"], dtype=object).max(), lambda: np.array([1, None], object).sum(), lambda: np.cumsum(np.array([1, None], object))):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
print(a.T.sum(0), a[:, ::-1].argmax(1), a[::-1].cumsum(0), np.abs(-a), np.sqrt(a.astype(float)).sum(), a.ptp() if hasattr(a, "ptp") else np.ptp(a), np.median(a), np.sort(a, axis=1), a.argsort(1), a.trace(), a.var() if 0 else "", np.average(a), np.maximum(a, 3), np.clip(a, 2, 5), a ** 2, 2 ** a, a // 2, a % 2, divmod(7, 2), -a, +a, a == 4, a > 3, np.where(a > 3, a, None), np.floor(a), np.add.outer(e, e).shape, np.sum([[1, None]], where=[[True, False]]) if 0 else "")
s = np.array(["b", "a", "c"]); print(s.argmax() if 0 else "", np.sort(s), s.astype(object).max(), s.astype(object).argmin(), s.astype(object).sum(), np.array(["x", "yy"], object) + "z", np.array(["x"], object) * 3)
big = np.array([10**20, 3], dtype=object); print(big * 2, big.sum(), big.prod(), np.abs(-big), big.max(), np.gcd(big, 15), np.mean(big), big.mean(), big.dtype, np.sum(big), np.dot(big, big), np.power(big, 3), big.astype(str), big.tolist(), big % 7, np.cumprod(big))
