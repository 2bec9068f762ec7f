# A dict or set that grows under a loop over it.
# oracle: python
from numba import njit

@njit
def grows(d):
    for k in d:
        d[k + 10] = 1

@njit
def set_grows(s):
    for x in s:
        s.add(x + 100)

@njit
def values_change(d):
    for k in d:
        d[k] *= 2
    return d

@njit
def over_a_copy(d):
    for k in list(d):
        d[k + 10] = d[k]
    for k in list(d.keys()):
        if k % 2:
            d.pop(k)
    return d

def show(f, x):
    try:
        print(f(x))
    except RuntimeError as e:
        print("RuntimeError", e)

show(grows, {1: 1, 2: 2})
show(set_grows, {1, 2})
show(values_change, {1: 1, 2: 2})
show(over_a_copy, {1: 1, 2: 2})
