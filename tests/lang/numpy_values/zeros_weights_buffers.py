# Signs of zeros of the larger and the smaller, sums of weights, ranges of float32 numbers, arrays over buffers, faults of nan.
import warnings
import numpy as np

for x, y in ((0.0, -0.0), (-0.0, 0.0)):
    for f in (np.maximum, np.minimum):
        print(f.__name__, x, y, f(x, y), f(np.array([x] * 5), np.array([y] * 5)), f(np.array([x, x]), y), f(x, np.array([y, y])),
              f(np.array([x] * 9, np.float32), np.array([y] * 9, np.float32)))
print(np.max(np.array([0.0, -0.0])), np.max(np.array([-0.0, 0.0])), np.min(np.array([0.0, -0.0])), np.min(np.array([-0.0, 0.0])))
print(np.maximum(np.nan, 1.0), np.maximum(1.0, np.nan), np.minimum([np.nan, 1], [1, np.nan]))
print(np.clip(np.array([-0.0, 0.0, -1]), 0, 1), np.clip(np.array([-0.0, 0.0, 1]), -1, 0.0), np.clip(np.array([-0.0, 0.0, 1]), -1, -0.0))

for d in (np.float32, np.int32, np.float64, np.int64, bool):
    w = np.array([1, 2, 3, 1]).astype(d)
    h, e = np.histogram([1.0, 2, 3, 4], bins=3, weights=w)
    print(h, h.dtype, np.histogram([1.0, 2, 3, 4], bins=3, weights=w, density=True)[0].dtype)

for a, b in ((np.float32(0), np.float32(1)), (np.float32(0), 1), (0, np.float32(1.5)), (np.float32(0), np.float64(1)), (np.int32(0), np.float32(1))):
    r = np.linspace(a, b, 5)
    print(r, r.dtype, np.logspace(a, b, 3).dtype)
print(repr(np.geomspace(np.float32(1), np.float32(16), 5)), np.linspace(np.float32(1), 2, 3, retstep=True))

store = bytearray(8)
view = np.frombuffer(store, dtype=np.int16)
view[1] = 258
print(store, view, view.flags.writeable, np.frombuffer(b"abcd", np.uint8).flags.writeable)
try:
    store.append(1)
except BufferError as e:
    print(e)
store[0] = 7
print(view)
del view
store.append(1)
print(len(store), np.frombuffer(b"abcdabcd", "<i4", offset=4), np.frombuffer(np.arange(3), np.uint8, count=9))
rec = np.frombuffer(bytearray(24), dtype=[("a", "f8"), ("b", "i4")])
rec["b"] = 5
print(rec)

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for f in (lambda: np.float64("nan") // 1, lambda: np.array([np.nan]) // 1, lambda: np.array([np.inf]) // 1, lambda: np.array([1.0]) // 0,
              lambda: np.array([np.nan]) % 1, lambda: np.array([1.0]) % 0, lambda: np.array([1.0]) // np.nan, lambda: np.float64(np.inf) // 1):
        n = len(seen)
        print(f(), [str(w.message) for w in seen[n:]])
