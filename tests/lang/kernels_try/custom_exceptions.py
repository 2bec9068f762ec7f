# Exception classes of the script, raised in kernels and caught outside.
from numba import njit


class ModelError(Exception):
    pass


class Diverged(ModelError):
    def __init__(self, step, size):
        super().__init__(step, size)
        self.step = step
        self.size = size

    def __str__(self):
        return f"diverged at step {self.step}: {self.size}"


@njit
def iterate(x, r, n):
    for i in range(n):
        x = x * r
        if x > 100:
            raise Diverged(i, x)
        if x < 0:
            raise ModelError("negative")
    return x


@njit
def guarded(x, r, n):
    try:
        return iterate(x, r, n)
    except Exception:
        return -1.0


print(iterate(1.0, 2.0, 5))
for args in ((1.0, 3.0, 10), (1.0, -1.0, 3)):
    try:
        iterate(*args)
    except Diverged as e:
        print("caught", e, e.step, e.args)
    except ModelError as e:
        print("model error:", e)
    print(guarded(*args))
