# What sets raise.
from numba import njit

@njit
def remove(x):
    s = {1, 2}
    s.remove(x)
    return len(s)

@njit
def pop_empty():
    s = {1}
    s.pop()
    return s.pop()

def show(f, *args):
    try:
        print(f(*args))
    except KeyError as e:
        print("KeyError", e)

show(remove, 1)
show(remove, 5)
show(pop_empty)
