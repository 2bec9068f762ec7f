import numpy as np
from numba import guvectorize, int64, float64


def body(x, y, res):
    for i in range(x.shape[0]):
        res[i] = x[i] + y


for layout in ['(n),()->(m)', '(n;m),()->(n)']:
    try:
        guvectorize([(int64[:], int64, int64[:])], layout)(body)
        print("made")
    except (NameError, ValueError) as e:
        print(type(e).__name__)
g = guvectorize([(int64[:], int64, int64[:])], '(n),()->(n)')(body)
for args in [(1, 2), (np.arange(3),), (np.arange(3), 1, np.zeros(3, dtype=np.int64), 4)]:
    try:
        g(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    g(np.arange(3.0), 1)
except TypeError as e:
    print(str(e).split(" with ")[0])
try:
    g(np.zeros((2, 3), dtype=np.int64), np.arange(3))
except ValueError as e:
    print(str(e)[:60])
print(g(np.arange(3, dtype=np.int32), np.int8(4)))
