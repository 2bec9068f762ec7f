# Correlation, convolution, windows, phases, running sums: what signal programs use.
import numpy as np

print(np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [0, 1, 0.5], "same"), np.correlate([1, 2, 3], [0, 1, 0.5], "full"))
print(np.correlate([1, 2], [0, 1, 0.5, 3], "same"), np.correlate([1, 2], [0, 1, 0.5, 3], "valid"), np.correlate([1, 2], [4, 1, 0.5], "full"))
z = np.correlate([1 + 1j, 2, 3 - 1j], [0, 1, 0.5j], "full")
print(z, np.convolve([1j, 2], [3, 4j, 5]))
print(np.convolve([1 << 60, 3], [5, 1]), np.convolve(np.array([200, 100], np.uint8), np.array([2, 3], np.uint8)), np.convolve([1, 2, 3], [0, 1, 0.5], "same"))
print(np.convolve(np.float32([1, 2]), np.float32([3, 4])).dtype, np.convolve(np.arange(5), [1, 1, 1], mode="valid"))
s = np.sin(np.arange(64) * 2 * np.pi / 16)
ac = np.correlate(s, s, mode="full")[63:]
peaks = [k for k in range(1, 63) if ac[k - 1] < ac[k] > ac[k + 1]]
print(peaks)
print(np.kaiser(6, 8.6).round(6), np.i0([0.0, 1, 5, 9, -3]).round(6), float(np.i0(2.5).round(9)))
phase = np.array([0, 2.5, 5, 7.5, 10]) % (2 * np.pi)
print(np.unwrap(phase).round(6), np.unwrap([0, 1, 2, -1, 0], period=4), np.unwrap(np.array([[0, 3, 6.5, 1], [1, 2, 3, 9]]), axis=0).round(4))
print(np.cumulative_sum(np.arange(1, 5)), np.cumulative_sum(np.ones((2, 3)), axis=1, include_initial=True), np.cumulative_prod([1, 2, 3], include_initial=True))
print(np.nancumprod([1, np.nan, 3, 4]), np.setxor1d([1, 2, 3, 2], [2, 3, 5]), np.unique_counts([3, 1, 3]).counts, np.unique_all([2, 1, 2]).inverse_indices)
print(np.vecdot([[1, 2], [3, 4]], [1, 1]), np.matvec(np.arange(6).reshape(2, 3), [1, 0, 2]), np.vecmat([1, 2], np.arange(6).reshape(2, 3)), np.vecdot([1j, 2], [3, 4j]))
for bad in (lambda: np.correlate([], [1]), lambda: np.convolve([1], []), lambda: np.correlate([1], [1], "other"), lambda: np.cumulative_sum(np.ones((2, 2))),
            lambda: np.convolve([[1, 2]], [1])):
    try:
        print(bad())
    except ValueError as e:
        print(e)
