# nans that are compared and folded are no fault of the operations before: nothing is said of them.
import warnings

import numpy as np

warnings.simplefilter("error")

n = 70000
x = np.arange(n) % 9 * 1.0
y = x.copy()
y[::50] = np.nan
print(np.abs(x - y).max(), (x - y).min(), (x * y).sum(), np.mean(x + y), (x + y > 3).sum(), ((x - y) * 2 != 0).any())
print((x - y < 1).all(), np.where(y > 2, y, 0.0).sum(), np.count_nonzero((y > 1) & (y < 5)), np.isnan(y * 2 + 1).sum())
print(np.maximum(x * 2, y + 1)[:3], np.fmax(x * 2, y + 1)[:3], (-y + abs(y))[:3], np.nanmax(y * 2 - x))
for wrong in (lambda: np.full(n, 1e308) * 10 - 1, lambda: ((x - 3.0) / (x * 0 + 0.0)).max(), lambda: (x - y) * 2 + 1 / (x - x)):
    try:
        print(wrong()[:2])
    except RuntimeWarning as e:
        print(e)
