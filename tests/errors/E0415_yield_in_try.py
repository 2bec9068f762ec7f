from numba import njit


@njit
def f(n):
    def g():
        try:
            yield n
        except Exception:
            pass
    return sum(g())


f(3)
