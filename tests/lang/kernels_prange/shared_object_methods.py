# stderr: ignore
# oracle: python
# A prange whose iterations change containers inside an object that they share, by methods, by functions and directly, runs in order.
import numpy as np
from numba import float64, int64, njit, prange, types, typed
from numba.experimental import jitclass


@jitclass([('items', types.ListType(int64)), ('seen', types.DictType(int64, int64)), ('total', float64), ('data', float64[:])])
class Log:
    def __init__(self, n):
        self.items = typed.List.empty_list(int64)
        self.seen = typed.Dict.empty(int64, int64)
        self.total = 0.0
        self.data = np.zeros(n)

    def add(self, i):
        self.items.append(i)

    def note(self, i):
        self.add(i)
        self.seen[i % 7] = i

    def write(self, i, x):
        self.data[i] = x


@njit(parallel=True)
def by_method(n):
    log = Log(n)
    for i in prange(n):
        log.note(i)
    return len(log.items), len(log.seen), log.items[n - 1]


def put(log, i):
    log.items.append(2 * i)


put = njit(put)


@njit(parallel=True)
def by_function(n):
    log = Log(n)
    for i in prange(n):
        put(log, i)
    return len(log.items), log.items[3]


@njit(parallel=True)
def directly(log, n):
    for i in prange(n):
        log.seen[i] = i * i
        log.write(i, i * 0.5)
    return len(log.seen), int(log.data.sum())


@njit(parallel=True)
def fine(log, n):
    for i in prange(n):
        log.write(i, i * 2.0)
    return int(log.data.sum())


print(by_method(20000), by_function(5000))
log = Log(3000)
print(directly(log, 3000), fine(log, 3000))
