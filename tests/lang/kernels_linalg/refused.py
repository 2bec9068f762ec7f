# oracle: none
# What has no meaning in a kernel is said at the call.
import numpy as np
from numba import njit


@njit
def text(A, s):
    return np.einsum(s, A, A)


@njit
def letters(A):
    return np.einsum("ij,jk->ix", A, A)


@njit
def ranks(A):
    return np.einsum("ijk->i", A)


@njit
def axes(A, n):
    return np.tensordot(A, A, axes=n)


@njit
def scalar(A):
    return np.linalg.inv(A[0, 0])


A = np.eye(2)
for f in (lambda: text(A, "ij,jk"), lambda: letters(A), lambda: ranks(A), lambda: axes(A, 1), lambda: scalar(A)):
    try:
        print(f())
    except Exception as e:
        print(str(e).splitlines()[1].split(":", 3)[3])
