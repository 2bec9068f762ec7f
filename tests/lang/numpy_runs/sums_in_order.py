"""Sums of views whose axes are no run, of strided float32s and of complex numbers have NumPy's bits."""
import numpy as np

rng = np.random.default_rng(3)
for dt in (np.float64, np.float32, np.complex128):
    for shape in [(7,), (3, 5), (5, 129), (130, 7), (3, 4, 5), (40, 50), (100, 300), (7, 1000), (3, 9000), (20, 30, 40)]:
        a = (rng.standard_normal(shape) * 1e3).astype(dt)
        if dt is np.complex128:
            a = a + 1j * rng.standard_normal(shape)
        for v in (a, a[::-1], a[..., ::2], a[::2], a[..., 1:], a[1:], a.T, a.T[::2], a[..., ::-1], a.swapaxes(0, -1), a[..., :3]):
            print(dt.__name__, shape, repr(v.sum()), repr(v.mean()))
