# Annotations with numpy.typing, in driver code and kernels.
import numpy as np
import numpy.typing as npt
from numpy.typing import NDArray, ArrayLike, DTypeLike
from numba import njit
def scale(x: NDArray[np.float64], k: float = 2.0) -> NDArray[np.float64]:
    return x * k
def as_array(x: ArrayLike, dtype: DTypeLike = np.float64) -> npt.NDArray[np.floating]:
    return np.asarray(x, dtype=dtype)
@njit
def total(x: npt.NDArray[np.float64]) -> float:
    s = 0.0
    for v in x:
        s += v
    return s
Matrix = npt.NDArray[np.complex128]
print(scale(np.arange(3.0)), as_array([1, 2]), total(np.arange(4.0)))
print(NDArray[np.float64], npt.NDArray[np.int64])
