# Quantiles by every method, gradients in several dimensions, trapezoids, interpolation on a circle.
import numpy as np

x = np.array([3.0, 1, 7, 5, 9, 2])
for method in ("linear", "lower", "higher", "nearest", "midpoint", "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
               "weibull", "median_unbiased", "normal_unbiased"):
    print(method, np.quantile(x, [0.1, 0.25, 0.5, 0.8, 1.0], method=method).round(6))
m = np.arange(24.0).reshape(2, 3, 4)
print(np.percentile(m, 30, axis=(0, 2)), np.quantile(m, [0.25, 0.75], axis=(0, 1), keepdims=True).shape, np.median(m, axis=1)[0])
print(np.quantile([1, 2, 3, 4], 0.3, method="lower"), np.nanquantile([1.0, np.nan, 3, 5], 0.5, method="higher"), np.quantile([1.0, np.nan], 0.5, method="lower"))
f = np.array([[1.0, 4, 9], [2, 8, 18], [3, 12, 30]])
gy, gx = np.gradient(f)
print(gy, gx)
print(np.gradient(f, axis=1), np.gradient(f, 0.5, 2.0)[0], np.gradient(f, edge_order=2)[1], np.gradient(f, [0, 1, 3], [0, 2, 5])[1])
print(np.gradient(np.array([1.0, 4, 9, 16]), edge_order=2), np.gradient(np.float32([1, 4, 9])).dtype, np.gradient([1j, 2, 5]), np.gradient([1, 4, 9.0], [0, 1, 3]))
# curl of a rotating flow
y, xx = np.mgrid[-2:3, -2:3].astype(float)
u, v = -y, xx
print((np.gradient(v, axis=1) - np.gradient(u, axis=0))[2])
print(np.trapezoid(f, axis=0), np.trapezoid(f, x=[0, 1, 3], axis=0), np.trapezoid(f, x=f), np.interp([365, -10, 190], [0, 90, 180, 270], [1, 2, 3, 4], period=360))
print(np.ediff1d([1, 2, 4], to_end=9, to_begin=[0, 0]), np.searchsorted([3, 1, 2], [2, 3], sorter=[1, 2, 0]), np.intersect1d([1, 2, 3, 2], [2, 3, 4], return_indices=True))
for bad in (lambda: np.quantile(x, 0.5, method="no"), lambda: np.quantile(x, 1.5), lambda: np.gradient([1.0]), lambda: np.gradient(f, 1, 2, 3), lambda: np.gradient(f, [1, 2], axis=0)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e)[:60])
