from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_raise(n, bad):
    s = 0
    for i in prange(n):
        if i == bad:
            raise ValueError("bad iteration")
        s += i
    return s


print(p_raise(1000, -1))
try:
    print(p_raise(1000, 500))
except ValueError as e:
    print("ValueError", e)
