"""__index__ of a key that changes the list (or deque) it indexes: the length counts as it is afterwards."""
from collections import deque

class Clearing:
    def __init__(self, what, i, left=0):
        self.what, self.i, self.left = what, i, left

    def __index__(self):
        while len(self.what) > self.left:
            self.what.pop()
        return self.i

def attempt(what, f):
    try:
        print(what, f())
    except IndexError as e:
        print(what, "IndexError:", e)

def fresh():
    return [10, 11, 12, 13, 14]

def store(l, key, x):
    l[key] = x
    return l

def remove(l, key):
    del l[key]
    return l

for i in (0, 1, -1, -4, 4):
    for left in (0, 2):
        l = fresh()
        attempt(("get", i, left), lambda: l[Clearing(l, i, left)])
        l = fresh()
        attempt(("set", i, left), lambda: store(l, Clearing(l, i, left), "x"))
        l = fresh()
        attempt(("del", i, left), lambda: remove(l, Clearing(l, i, left)))
        l = fresh()
        attempt(("slice", i, left), lambda: l[Clearing(l, i, left):5])
        l = fresh()
        attempt(("step", i, left), lambda: l[::Clearing(l, i or 1, left)])
        l = fresh()
        attempt(("set slice", i, left), lambda: store(l, slice(Clearing(l, i, left), 4), [1, 2]))
        l = fresh()
        attempt(("del slice", i, left), lambda: remove(l, slice(Clearing(l, i, left), 4)))

for key in (0, -1, 3):
    d = deque(fresh())
    attempt(("deque", key), lambda: d[Clearing(d, key)])
