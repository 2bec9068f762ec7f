# stderr: ignore
# Every operator over every pair of dtypes, arrays with arrays: the results' dtypes and a checksum of the values of
# each row. An argument prints the values themselves.
import operator
import sys
import numpy as np

TYPES = ['?', 'b', 'h', 'i', 'q', 'B', 'H', 'I', 'Q', 'f', 'd', 'F', 'D']
BINARY = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and_', 'or_', 'xor',
          'lt', 'le', 'gt', 'ge', 'eq', 'ne']
UNARY = ['neg', 'pos', 'invert', 'abs', 'not_']


def values(t):
    if t == '?':
        return np.array([False, True, True, False])
    if t in 'bhiq':
        i = np.iinfo(t)
        return np.array([0, 1, -1, 3, -7, 10, i.max, i.min], dtype=t)
    if t in 'BHIQ':
        return np.array([0, 1, 2, 3, 7, 10, np.iinfo(t).max], dtype=t)
    if t in 'fd':
        return np.array([0.0, 1.0, -0.5, 2.5, -3.0, 7.25, np.inf, np.nan], dtype=t)
    return np.array([0, 1, -1j, 2.5 + 1j, -3.0, 0.5 - 2j], dtype=t)


def text(v):
    if isinstance(v, (complex, np.complexfloating)):
        small = abs(v) * 1e-4  # a part that is only the other's rounding is 0
        return '/'.join(['%.3g' % (0.0 if abs(x) < small else x + 0.0) for x in (float(v.real), float(v.imag))])
    if isinstance(v, (float, np.floating)):
        return '%.4g' % v
    return str(v)


total = []


def checksum():
    n = 0
    for c in ' '.join(total):
        n = (n * 31 + ord(c)) % 1000003
    total.clear()
    return '%05x' % n


def entry(f, *args):
    try:
        r = f(*args)
    except (TypeError, OverflowError, ValueError, ZeroDivisionError) as e:
        return 'T!' if isinstance(e, TypeError) else type(e).__name__[0] + '!'
    if isinstance(r, (np.ndarray, np.generic)):
        words = [text(v) for v in r.ravel()]
        char = r.dtype.char
        char = {'l': 'q', 'L': 'Q'}.get(char, char)
    else:
        words, char = [text(r)], type(r).__name__
    if len(sys.argv) > 1:
        return char + ':' + ','.join(words)
    total.append(' '.join(words))
    return char


np.seterr(all='ignore')
for name in BINARY:
    f = getattr(operator, name)
    print(name)
    for a in TYPES:
        x = values(a)
        row = [entry(f, x[:, None], values(b)) for b in TYPES]
        print(' ', a, *row, checksum())
for name in UNARY:
    f = getattr(operator, name)
    print(name, *[entry(f, values(a)) if name != 'not_' else entry(f, values(a)[1:2]) for a in TYPES], checksum())
