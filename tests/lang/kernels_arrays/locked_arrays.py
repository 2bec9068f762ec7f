# oracle: none
# Whatever would write into a read-only array is refused when the kernel is compiled, and the array keeps its values.
import numpy as np
from numba import njit


@njit
def filled(a):
    a.fill(3)


@njit
def sorted_here(a):
    a.sort()


@njit
def out_of(a):
    np.add(a, 1, a)


@njit
def put_at(a):
    np.put_along_axis(a, np.argmax(a, axis=1)[:, None], 1, axis=1)


@njit
def stored(a):
    a[...] = 1


@njit
def copied(a):
    np.copyto(a, a * 2)


@njit
def added(a):
    a += 1


a = np.array([[3.0, 1.0], [2.0, 5.0]])
a.flags.writeable = False
for f in (filled, sorted_here, out_of, put_at, stored, copied, added):
    for array in (a, np.broadcast_to(np.array([2.0, 1.0]), (3, 2))):
        try:
            f(array)
            print(f.__name__, "wrote", array)
        except Exception as e:
            print(f.__name__, type(e).__name__, array.tolist())
