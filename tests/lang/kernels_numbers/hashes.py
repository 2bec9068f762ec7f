from numba import njit


@njit
def h(x):
    return hash(x)


for x in (5, -1, 0, 2**61 - 1, -(2**61), 2.5, -0.5, 1e300, 10.0, -2, True):
    print(x, h(x) == hash(x))
print(h((1, 2)) == hash((1, 2)), h((1, 2.5, 3)) == hash((1, 2.5, 3)))
