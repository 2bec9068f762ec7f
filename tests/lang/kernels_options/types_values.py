import numpy as np
import numba
from numba import types, float64, int32, typeof, int64, boolean, complex128

print(float64, int32, boolean, complex128, types.void, types.intp)
print(float64[:], float64[:, :], int32[:, ::1], int32[::1, :], float64[::1])
print(float64(int64, int64), types.UniTuple(int64, 3), types.Tuple((int64, float64)), types.Tuple((int64,)))
print(float64[:] == types.Array(float64, 1, "A"), int64 == types.int64, float64 != int64)
print(float64[:, ::1].ndim, float64[:, ::1].dtype, float64[:, ::1].layout, int32.bitwidth)
print(isinstance(int32, types.Integer), isinstance(float64, types.Float), isinstance(float64[:], types.Array), isinstance(int32, types.Float))
print(typeof(1), typeof(1.5), typeof(True), typeof(np.zeros((2, 2))), typeof((1, 2)), typeof((1, 2.0)), typeof(np.float32(1)))
print(typeof(np.zeros((2, 3), order="F")), typeof(None), typeof(1j))
print(float64(3), int64(2.9), type(numba.float32(1.5)).__name__)
d = {int64: "an int", float64: "a float"}
print(d[types.int64], d[types.float64])
print(types.optional(int64))
