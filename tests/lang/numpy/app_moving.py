import numpy as np

x = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], dtype=float)
k = 3
c = np.cumsum(np.insert(x, 0, 0))
print((c[k:] - c[:-k]) / k)
print(np.convolve(x, np.ones(k) / k, mode="valid"))
ema = np.empty_like(x)
ema[0] = x[0]
for i in range(1, len(x)):
    ema[i] = 0.5 * x[i] + 0.5 * ema[i - 1]
print(ema)
peaks = np.flatnonzero((x[1:-1] > x[:-2]) & (x[1:-1] > x[2:])) + 1
print(peaks, x[peaks])
print(np.maximum.accumulate(x), np.minimum.accumulate(x))
