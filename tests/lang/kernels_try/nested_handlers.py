from numba import njit


@njit
def level(k):
    if k == 1:
        raise ValueError("one")
    if k == 2:
        raise ZeroDivisionError("two")
    return k


@njit
def outer(k):
    r = 0
    try:
        r += 1
        try:
            r += 10
            level(k)
            r += 100
        except Exception:
            r += 1000
            if k == 2:
                raise RuntimeError("again")
            r += 10000
        r += 100000
    except Exception:
        r += 1000000
    return r


@njit
def bare(k):
    try:
        level(k)
    except:
        try:
            level(3 - k)
        except:
            return -2
        return -1
    return k


for k in range(3):
    print(k, outer(k), bare(k))
