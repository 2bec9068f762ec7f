"""What goes wrong with containers in a kernel, and what the caller sees."""
from numba import njit

@njit
def item(xs, i):
    return xs[i]

@njit
def put(n, i):
    xs = [0] * n
    xs[i] = 5
    return sum(xs)

@njit
def pop_at(n, i):
    xs = [k for k in range(n)]
    return xs.pop(i), len(xs)

@njit
def lookup(k):
    d = {"one": 1, "two": 2}
    return d[k]

@njit
def remove(k):
    xs = [1, 2, 3, 2]
    xs.remove(k)
    return xs

@njit
def step_zero(n):
    xs = [1, 2, 3]
    return xs[::n]

def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)

attempt(item, [1, 2, 3], -3)
attempt(item, [1, 2, 3], 3)
attempt(item, [1.5], -2)
attempt(put, 3, -1)
attempt(put, 3, -4)
attempt(pop_at, 4, -2)
attempt(pop_at, 4, 4)
attempt(lookup, "two")
attempt(remove, 2)
attempt(remove, 9)
attempt(step_zero, -1)
