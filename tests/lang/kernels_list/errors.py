# What lists raise.
from numba import njit

@njit
def get(l, i):
    return l[i]

@njit
def put(l, i, x):
    l[i] = x

@njit
def pop_at(l, i):
    return l.pop(i)

@njit
def pop_all(l):
    while True:
        l.pop()

@njit
def extended(l):
    l[::2] = [1, 2, 3, 4]

@njit
def zero_step(l, s):
    return l[::s]

@njit
def partial(l, n):
    for i in range(n):
        l.append(i)
        if i == 2:
            raise ValueError("three is enough")

def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)

show(get, [1, 2, 3], 3)
show(get, [1, 2, 3], -4)
show(get, [1, 2, 3], -3)
show(put, [1, 2], 2, 5)
show(put, [1, 2], -3, 5)
show(pop_at, [1, 2], 2)
show(pop_at, [1, 2], -2)
show(pop_all, [1, 2])
show(extended, [1, 2, 3, 4])
show(zero_step, [1, 2], 0)
l = [7]
show(partial, l, 5)
print(l)
