# stderr: ignore
# The same operators in functions with loops, which are compiled where that cannot change a result: numbers out of arrays of every
# pair of element types, stored into an array of NumPy's result type. Each row: the types and a checksum of the values.
import numpy as np

TYPES = '?bhiqBHIQfdFD'
EDGES = {'?': [0, 1], 'b': [-128, -1, 3, 127], 'h': [-32768, -7, 2, 32767], 'i': [-2**31, -1, 5, 2**31 - 1],
         'q': [-2**62, -1, 0, 3, 2**62], 'B': [0, 1, 200, 255], 'H': [0, 3, 65535], 'I': [1, 7, 2**32 - 1],
         'Q': [0, 7, 2**62], 'f': [-1.5, 0.0, 2.0, 3e38], 'd': [-2.5, -0.0, 3.0, 1e300, float('inf'), float('nan')],
         'F': [1 - 2j, 0.5j], 'D': [0.5 + 1j, -3 + 0j]}


def add():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] + b[j]
    return f


def sub():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] - b[j]
    return f


def mul():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] * b[j]
    return f


def div():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] / b[j]
    return f


def floordiv():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] // b[j]
    return f


def mod():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] % b[j]
    return f


def bits():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = (a[i] & b[j]) ^ (a[i] | b[j])
    return f


def order():
    def f(a, b, c):
        for i in range(len(a)):
            for j in range(len(b)):
                c[i, j] = a[i] < b[j] or a[i] == b[j] or not a[i] >= b[j]
    return f


def text(v):
    if isinstance(v, np.complexfloating):
        return '%.4g/%.4g' % (v.real + 0.0, v.imag + 0.0)
    return '%.4g' % v if isinstance(v, np.floating) else str(v)


whole = {'add': np.add, 'sub': np.subtract, 'mul': np.multiply, 'div': np.divide, 'floordiv': np.floor_divide, 'mod': np.remainder,
         'bits': np.bitwise_xor, 'order': np.less}
np.seterr(all='ignore')
arrays = {t: np.array(EDGES[t], dtype=t) for t in TYPES}
for make in (add, sub, mul, div, floordiv, mod, bits, order):
    print(make.__name__)
    for a in TYPES:
        words, types = [], []
        for b in TYPES:
            x, y = arrays[a], arrays[b]
            try:
                c = np.zeros_like(whole[make.__name__](x[:, None], y))
                make()(x, y, c)
                types.append(c.dtype.name)
                words += [text(v) for v in c.ravel()]
            except TypeError:
                types.append('-')
        n = 0
        for ch in ' '.join(words):
            n = (n * 31 + ord(ch)) % 1000003
        print(' ', a, *types, n)
