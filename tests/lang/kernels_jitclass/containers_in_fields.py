import numpy as np
from numba import njit, float64, int64, types, typed, boolean
from numba.experimental import jitclass

@jitclass([('items', types.ListType(types.int64)), ('names', types.DictType(types.unicode_type, types.float64)), ('label', types.unicode_type), ('pair', types.UniTuple(types.int64, 2)), ('on', boolean)])
class Store:
    def __init__(self, label):
        self.items = typed.List.empty_list(types.int64)
        self.names = typed.Dict.empty(types.unicode_type, types.float64)
        self.label = label
        self.pair = (1, 2)
        self.on = False
    def push(self, x):
        self.items.append(x)
        self.names[self.label] = x * 1.5
    def total(self):
        s = 0
        for v in self.items:
            s += v
        return s

s = Store('abc')
s.push(3)
s.push(4)
print(s.total(), s.label, s.pair, s.on, len(s.items))
print(s.items, s.names)
print(s.items[0], s.names['abc'])
