# An array seen as records: unique edges, colours as four bytes, fields that write through.
import numpy as np

faces = np.array([[3, 1, 2], [2, 3, 4], [1, 2, 3]])
edges = np.sort(np.roll(faces.repeat(2, axis=1), -1, axis=1).reshape(-1, 2), axis=1)
pairs = edges.view(dtype=[("p0", edges.dtype), ("p1", edges.dtype)])
print(pairs.shape, pairs.dtype)
print(np.unique(pairs))
values, index, inverse, counts = np.unique(pairs, return_index=True, return_inverse=True, return_counts=True)
print(values["p1"], index, inverse.shape, inverse.ravel(), counts)
print((pairs.ravel()[index] == values).all(), pairs.flatten()[:2])

packed = np.array([0x01020304, 0x7F0000FF], dtype=np.uint32)
rgba = packed.view([("r", "u1"), ("g", "u1"), ("b", "u1"), ("a", "u1")])
rgba["g"][0] = 255
print(rgba["r"], rgba["a"], ["%08x" % v for v in packed])
try:
    np.arange(3.0).view([("a", "i4"), ("b", "i8"), ("c", "i4")])
except ValueError as e:
    print(e)
