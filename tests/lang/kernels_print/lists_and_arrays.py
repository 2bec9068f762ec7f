# a kernel that is lent lists prints arrays, and to what stands as sys.stdout
import io
import sys
import numpy as np
from numba import njit


@njit
def show(items, a):
    print(a, items[0])
    return items[0]


items = [1, 2]
print(show(items, np.arange(3)))
old, sys.stdout = sys.stdout, io.StringIO()
show(items, np.arange(2.0))
text, sys.stdout = sys.stdout.getvalue(), old
print(repr(text))
