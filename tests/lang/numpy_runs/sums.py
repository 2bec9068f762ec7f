# Sums, means, variances by axis over every kind of run: whole numbers, so that the order of additions cannot be seen.
import numpy as np

rng = np.random.RandomState(3)
base = rng.randint(-64, 64, 40000)
for dtype in (np.int8, np.int32, np.int64, np.float32, np.float64, np.complex128, bool):
    out = []
    for n in list(range(0, 70)) + [1000, 1023, 1024, 1025, 16383, 16384, 16385, 40000]:
        a = base.astype(dtype)[:n]
        out.append(a.sum())
        out.append(a[::3].sum())
        out.append(a[::-2].sum())
    print(np.dtype(dtype).name, sum(float(v.real) for v in out), sum(float(v.imag) for v in out))
A = base[:3000].reshape(50, 60).astype(float)
for axis in (0, 1, None):
    print(axis, np.sum(A, axis=axis).sum(), np.round(np.mean(A, axis=axis), 10).sum().round(8), np.round(np.var(A, axis=axis), 8).sum().round(6),
          np.round(np.std(A, axis=axis, ddof=1), 8).sum().round(6))
    print(axis, A.T.sum(axis=axis).sum(), np.round(A[::2, ::3].std(axis=axis), 8).sum().round(6), A.astype(np.float32).sum(axis=axis).sum())
    print(axis, np.std(A, axis=axis, keepdims=True).shape, (A > 3).sum(axis=axis).sum(), np.var(A[:, :4], axis=axis).sum().round(6))
B = base[:24000].reshape(20, 30, 40)
for axis in (0, 1, 2, (0, 1), (1, 2), (0, 2)):
    print(axis, B.sum(axis=axis).sum(), B.max(axis=axis).sum(), B.astype(float).var(axis=axis).sum().round(4), B.astype(float).min(axis=axis).sum())
print(np.std([]) if False else np.var(np.array([3.0])), np.var(np.array(7.0)), np.std(np.array([[1.0, 2.0]]), axis=0).tolist())
print(np.std(np.array([np.inf, 1.0])), np.var(np.array([np.nan, 1.0])))
print(np.cumsum(base[:50]).tolist()[-1], np.cumsum(A, axis=0)[-1].sum(), np.cumsum(A, axis=1)[:, -1].sum(), np.cumsum(A[::-1, ::2], axis=1)[0].tolist()[:5])
print(np.maximum.accumulate(np.array([1.0, 3.0, np.nan, 2.0])).tolist(), np.minimum.accumulate(A, axis=0)[-1].sum(), np.cumprod(np.array([1.0, 2.0, 4.0])).tolist())
