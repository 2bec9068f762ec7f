# numba.typed.Dict in the script: making, methods, printing.
from numba.typed import Dict
from numba import types
import numpy as np

d = Dict.empty(key_type=types.unicode_type, value_type=types.float64[:])
d['posx'] = np.asarray([1, 0.5, 2], dtype='f8')
d['posy'] = np.asarray([1.5, 3.5, 2], dtype='f8')
print(d)
print(repr(d))
d['posx'][0] = 9
print(d['posx'], len(d), 'posx' in d, 'velx' in d)
e = Dict()
e[1] = 2.5
e[3] = 4
print(e, repr(e), list(e), list(e.keys()), list(e.values()), list(e.items()))
print(e.get(1), e.get(9), e.get(9, 1.0), e.pop(1), len(e), e.setdefault(7, 1.0), e)
for k in e:
    print(k, e[k])
try:
    e[100]
except KeyError as ex:
    print('KeyError', ex)
try:
    del e[100]
except KeyError:
    print('KeyError again')
e.update({10: 0.5, 3: -1.0})
print(e, sorted(e.items()))
del e[3]
print(e)
f = e.copy()
e.clear()
print(len(e), e, f, f == f.copy())
g = Dict.empty(types.UniTuple(types.int64, 2), types.int64)
g[(1, 2)] = 3
g[(0, 5)] = 4
print(g, g[(0, 5)], (1, 2) in g)
h = Dict()
h['k'] = 1
print(h, 'k' in h, h.get('z', -1))
