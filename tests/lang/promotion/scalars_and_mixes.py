# stderr: ignore
# Every operator over NumPy's numbers with each other and with Python's, and over arrays with both: the results' types
# and a checksum of the values of each row. An argument prints the values themselves.
import operator
import sys
import numpy as np

TYPES = '?bhiqBHIQfdFD'
EDGES = {'?': [0, 1], 'b': [-128, -1, 3, 127], 'h': [-32768, -7, 2, 32767], 'i': [-2**31, -1, 5, 2**31 - 1],
         'q': [np.iinfo('q').min, -1, 0, 3, np.iinfo('q').max], 'B': [0, 1, 200, 255], 'H': [0, 3, 65535], 'I': [1, 7, 2**32 - 1],
         'Q': [0, 7, 2**62], 'f': [-1.5, 0.0, 2.0, 3e38], 'd': [-2.5, -0.0, 3.0, 1e300, float('inf'), float('nan')],
         'F': [1 - 2j, 0j], 'D': [0.5 + 1j, -3 + 0j]}
PYTHON = {'bool': [False, True], 'int': [-1, 0, 2, 100, 300, 70000, 2**40], 'float': [-1.5, 0.0, 3.0, 1e300], 'complex': [1 - 2j, 0j]}
BINARY = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and_', 'or_', 'xor', 'lt', 'le', 'eq', 'ne']
UNARY = ['neg', 'pos', 'invert', 'abs', 'not_']


def text(v):
    if isinstance(v, (complex, np.complexfloating)):
        small = abs(v) * 1e-4  # a part that is only the other's rounding is 0
        return '/'.join(['%.3g' % (0.0 if abs(x) < small else x + 0.0) for x in (float(v.real), float(v.imag))])
    if isinstance(v, (float, np.floating)):
        return '%.4g' % v
    return str(v)


def result(f, *args):
    try:
        r = f(*args)
    except (TypeError, OverflowError, ValueError, ZeroDivisionError) as e:
        return 'T!' if isinstance(e, TypeError) else type(e).__name__[0] + '!', ''
    if isinstance(r, (np.ndarray, np.generic)):
        char = ('a' if isinstance(r, np.ndarray) else '') + {'l': 'q', 'L': 'Q'}.get(r.dtype.char, r.dtype.char)
        return char, ','.join([text(v) for v in r.ravel()])
    return type(r).__name__, text(r)


total = []


def checksum():
    n = 0
    for c in ' '.join(total):
        n = (n * 31 + ord(c)) % 1000003
    total.clear()
    return '%05x' % n


def entry(f, pairs):
    chars, words = [], []
    for args in pairs:
        c, w = result(f, *args)
        if c not in chars:
            chars.append(c)
        words.append(w)
    if len(sys.argv) > 1:
        return '+'.join(chars) + ':' + ' '.join(words)
    total.append(' '.join(words))
    return '+'.join(chars)


np.seterr(all='ignore')
scalars = {t: [np.dtype(t).type(v) for v in EDGES[t]] for t in TYPES}
arrays = {t: [np.array(EDGES[t], dtype=t)] for t in TYPES}
zero_d = {t: [np.array(v, dtype=t) for v in EDGES[t][1:3]] for t in TYPES}
mixes = [('scalar scalar', scalars, scalars), ('scalar python', scalars, PYTHON), ('python scalar', PYTHON, scalars),
         ('array python', arrays, PYTHON), ('python array', PYTHON, arrays), ('array scalar', arrays, scalars),
         ('scalar array', scalars, arrays), ('0-d python', zero_d, PYTHON), ('0-d scalar', zero_d, scalars)]
for name in BINARY:
    f = getattr(operator, name)
    for title, left, right in mixes:
        print(name, title)
        for a in left:
            print(' ', a, *[entry(f, [(x, y) for x in left[a] for y in right[b]]) for b in right], checksum())
for name in UNARY:
    f = getattr(operator, name)
    for kind in (scalars, zero_d, PYTHON):
        print(name, *[entry(f, [(x,) for x in kind[a]]) for a in kind], checksum())
