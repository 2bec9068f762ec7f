from numba import njit


@njit
def check(x):
    if x < 0:
        raise ValueError("negative")
    return x * 2


@njit
def run(x):
    log = 0
    value = -1
    try:
        value = check(x)
    except Exception:
        log += 1
    else:
        log += 10
    finally:
        log += 100
    return value, log


@njit
def in_order(n):
    steps = 0
    for i in range(n):
        try:
            steps = steps * 10 + 1
            if i % 2:
                raise RuntimeError("odd")
            steps = steps * 10 + 2
        except Exception:
            steps = steps * 10 + 3
        finally:
            steps = steps * 10 + 4
    return steps


print(run(3), run(-3), run(0.5))
print(in_order(0), in_order(1), in_order(2), in_order(4))
