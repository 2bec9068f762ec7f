# Missing keys.
from numba import njit

@njit
def get_int(k):
    d = {1: 2}
    return d[k]

@njit
def get_tuple(a, b):
    d = {(1, 2): 3}
    return d[(a, b)]

@njit
def get_float(x):
    d = {1.5: 1}
    return d[x]

@njit
def nested(k):
    return get_int(k) + 1

def show(f, *args):
    try:
        print(f(*args))
    except KeyError as e:
        print("KeyError", e, e.args)

show(get_int, 1)
show(get_int, 9)
show(get_int, -3)
show(get_tuple, 1, 2)
show(get_tuple, 2, 1)
show(get_float, 1.5)
show(get_float, 0.1)
show(nested, 77)
