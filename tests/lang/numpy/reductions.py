import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.array([[3, 1, 2], [9, 7, 8]])
f = np.array([[1.5, 2.5, np.nan], [4.0, 5.0, 6.0]])
show(lambda: (a.sum(), a.sum(axis=0), a.sum(axis=1), a.sum(axis=-1), np.sum(a), a.sum(axis=(0, 1))))
show(lambda: (a.prod(), a.prod(axis=0), a.min(), a.max(axis=1), a.mean(), a.mean(axis=0), a.std(), a.var(axis=1)))
show(lambda: (a.sum(axis=1, keepdims=True), a.max(axis=0, keepdims=True)))
show(lambda: (a.std(ddof=1), a.var(ddof=1), np.std(a, axis=0)))
show(lambda: (a.argmin(), a.argmax(), a.argmin(axis=0), a.argmax(axis=1), np.argmax([1, 5, 5])))
show(lambda: (f.sum(), f.min(), f.max(axis=0), np.nansum(f), np.nanmean(f), np.nanmax(f), np.nanmin(f), np.nanstd(f)))
show(lambda: (np.nanmean(f, axis=0), np.nansum(f, axis=1), np.nanvar(f, axis=1)))
show(lambda: (f.argmax(), np.nanargmax(f)))
show(lambda: ((a > 2).any(), (a > 2).all(), np.any(a > 8, axis=0), np.all(a > 0, axis=1)))
show(lambda: (np.count_nonzero(a > 2), np.count_nonzero([0, 1, 2]), np.count_nonzero(a > 2, axis=0)))
show(lambda: (a.cumsum(), a.cumsum(axis=0), np.cumsum(a, axis=1), a.cumprod(), np.cumsum([1.5, 2.5])))
show(lambda: (np.ptp(a), np.ptp(a, axis=0), np.median(a), np.median(a, axis=0), np.median([1, 2, 3, 4])))
show(lambda: (np.percentile([1, 2, 3, 4, 5], 25), np.percentile([1, 2, 3, 4], [25, 50, 75]), np.quantile([1, 2, 3, 4], 0.5), np.percentile(a, 50, axis=1)))
show(lambda: (np.average([1, 2, 3]), np.average([1, 2, 3], weights=[3, 2, 1])))
show(lambda: (np.sum([1, 2], dtype=float), np.array([1, 2], dtype=np.int8).sum(), np.array([True, True]).sum()))
show(lambda: (np.array([]).sum(), np.array([]).prod(), np.zeros((0, 3)).sum(axis=0), np.zeros((0, 3)).max(axis=1)))
show(lambda: (np.array([]).max()))
show(lambda: (np.array([]).argmax()))
show(lambda: (np.zeros((2, 0)).min(axis=1)))
show(lambda: (a.sum(axis=2)))
show(lambda: (a.sum(axis=(0, 0))))
show(lambda: (a.sum(initial=10), np.max(a, initial=100), np.min(a, axis=0, initial=1)))
show(lambda: (np.array([1+2j, 3]).sum(), np.array([1+2j, 3-1j]).mean(), np.var(np.array([1+2j, 3-1j]))))
show(lambda: (np.array([1.5, 2.5], dtype=np.float32).mean(), np.array([1.5, 2.5], dtype=np.float32).sum()))
show(lambda: (np.mean([True, False]), np.max([True, False]), np.sum([[True, False], [True, True]], axis=0)))
show(lambda: (np.arange(1000.0).sum(), np.arange(24).reshape(2, 3, 4).sum(axis=(0, 2)), np.arange(24).reshape(2, 3, 4).max(axis=1)))
show(lambda: (np.arange(24.0).reshape(4, 6)[::2, ::3].sum(), np.arange(24.0).reshape(4, 6).T.sum(axis=0)))
show(lambda: (np.full(10, 0.1).sum(), np.ones((100, 100)).sum(), np.arange(100000.0).mean()))
show(lambda: (np.sum(5), np.max(3.5), np.mean([]) if False else 0))
show(lambda: (a.trace(), np.trace(np.eye(3)), a.diagonal(), np.diagonal(a)))
show(lambda: (np.cov([1, 2, 3, 4], [2, 4, 6, 9]), np.corrcoef([1, 2, 3], [1, 2, 4])))
show(lambda: (np.sum(a, axis=0, out=np.zeros(3, dtype=int))))
