# Parts of numbers: frexp, divmod and whole quotients at their edges, rounding of float32, over arrays and views of them.
import warnings

import numpy as np

warnings.simplefilter("ignore")
edges = np.array([0.0, -0.0, 1.0, -1.0, 0.5, 3.0, -7.25, 1e-310, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, np.inf, -np.inf, np.nan])
for x in (edges, edges.astype(np.float32), np.repeat(edges, 2)[::2], np.linspace(-4, 4, 40).astype(np.float32)):
    m, e = np.frexp(x)
    print(m.dtype, e.dtype, m.tolist(), e.tolist())
    for f in (np.floor, np.ceil, np.trunc, np.rint):
        r = f(x)
        print(f(x).tolist(), r.dtype, np.signbit(r).sum())
a = np.array([7.0, -7.0, 7.0, -7.0, 0.0, -0.0, 1e-20, -1e-20, 1e17, 6.0, 1.0, 0.3, 5e-324])
b = np.array([3.0, 3.0, -3.0, -3.0, 2.0, 2.0, 1.0, 1.0, 3.0, 0.1, 0.1, 0.1, 2.0])
for p, q in ((a, b), (a.astype(np.float32), b.astype(np.float32)), (a[::2], b[::2]), (a, 0.7), (5.5, b)):
    d, r = np.divmod(p, q)
    print(d.tolist(), np.signbit(d).tolist())
    print(r.tolist(), np.signbit(r).tolist())
    print((p // q).tolist() == d.tolist(), (p % q).tolist() == r.tolist())
for p, q in ((a, b * 0), (edges, np.full(14, 2.5)), (np.full(14, 2.5), edges), (a * 1e300, b * 1e-10)):
    d, r = np.divmod(p, q)
    print(d.tolist(), r.tolist(), (p // q).tolist())
np.random.seed(3)
p = np.random.randn(3000) * 100
q = np.random.randn(3000)
d, r = np.divmod(p, q)
print(d.sum(), (d == np.floor_divide(p, q)).all(), (d == np.array([s // t for s, t in zip(p.tolist(), q.tolist())])).all())
k = p.copy()
k //= q
print((k == d).all(), np.cbrt(np.array([8.0, -27.0, 1e-300, 0.0, -0.0, np.inf, 64e3])).tolist()[:2], np.cbrt(1000.0))
print(np.ldexp(np.array([1.5, -0.0, 1e-300, 1e300, 3.0]), np.array([3, 5, 1050, -1100, 2000])).tolist())
print(np.ldexp(np.array([1.5, 5e-324]), 4).tolist(), np.ldexp(np.float32(0.75), np.array([1, 200, -200])).tolist(), np.ldexp(0.5, 3))
print(np.ldexp(np.ones((2, 3)), np.arange(3)).tolist(), np.ldexp(np.ones(3, np.float32), np.arange(3)).dtype, np.ldexp(np.arange(3), 2).dtype)
