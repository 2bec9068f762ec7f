"""Format specs of NumPy's scalars: an empty one formats the number of Python that they are."""
import unittest
import numpy as np

for v in (np.float32(0.1), np.float32(1e10), np.float64(0.1), np.int8(-3), np.uint64(7), np.bool_(True), np.float32("nan"),
          np.complex64(1 / 3), np.complex128(2 + 1j)):
    print(f"{v}", format(v), "{}".format(v), f"{v!r}", f"{v!s}", "%s" % v, f"[{v:>12}]" if not isinstance(v, np.bool_) else "")
print(f"{np.float32(0.1):.3f} {np.int16(12):05d} {np.float32(2.5):e}")
print(f"{np.datetime64('2024-01-05')} {np.timedelta64(3, 'D')}")


class Counts(unittest.TestCase):
    def runTest(self):
        for a, b in (([1, 2], [2, 2]), ("abca", ["a", "b", "x", "x"]), ([[1], [2], [1]], [[2], [3]]), ([], ["50%"])):
            try:
                self.assertCountEqual(a, b)
            except AssertionError as e:
                print(e)
        self.assertCountEqual([1, 1, 2], [2, 1, 1])


Counts().runTest()
