# assorted driver code
from_list = [3, 1, 2]
print(sorted(from_list, reverse=True), max(from_list, default=0))
class V:
    def __init__(s, x): s.x = x
    def __repr__(s): return f'V({s.x!r})'
    def __eq__(s, o): return isinstance(o, V) and s.x == o.x
    def __hash__(s): return hash(s.x)
    def __lt__(s, o): return s.x < o.x
    def __add__(s, o): return V(s.x + (o.x if isinstance(o, V) else o))
    def __radd__(s, o): return V(o + s.x)
    def __len__(s): return 3
    def __getitem__(s, i):
        if i >= 3: raise IndexError(i)
        return s.x * i
    def __contains__(s, v): return v == s.x
    def __bool__(s): return s.x != 0
    def __call__(s, *a, **k): return a, k
    def __format__(s, spec): return f'<{spec}|{s.x}>'
    def __iter__(s): return iter([1, 2])
    def __int__(s): return 7
    def __float__(s): return 7.5
    def __index__(s): return 2
    def __abs__(s): return V(abs(s.x))
    def __round__(s, n=None): return ('r', n)
    def __neg__(s): return V(-s.x)
    def __enter__(s): return s
    def __exit__(s, *a): return True
v = V(5)
print(v, [v], {v: 1}, v == V(5), v != V(6), sorted([V(3), V(1)]), v + 1, 1 + v, sum([V(1), V(2)]))
print(len(v), v[2], 5 in v, bool(V(0)), v(1, a=2), f'{v:abc}', '{:x}'.format(v), list(v), int(v), float(v), abs(V(-3)), round(v), round(v, 2), -v)
print([10, 20, 30][v], 'abc'[v], '%d' % 3, '%s' % v, '%r' % (v,), max(V(1), V(2)))
with v: raise ValueError
print({1, 2} <= {1, 2, 3}, {**{'a': 1}, 'b': 2}, [*range(3), *'ab'])
a, *b, c = range(6); print(a, b, c)
print(*[1, 2], sep='-'); print(f'{1+1=}', f'{v!r:>8}', f"{'x':*^5}")
x = [1, 2, 3, 4]; x[1:3] = 'ab'; del x[0]; x += (9,); x *= 2; print(x)
d = {'a': 1}; d |= {'b': 2}; del d['a']; print(d, 'a' in d, d.get('q'), list(d))
print('ok', list(map(lambda p, q: p + q, [1, 2], [3, 4])), list(filter(lambda q: q > 1, [1, 2, 3])))
print(any(x > 2 for x in [1, 2, 3]), all(x > 0 for x in [1, 2]), min((3, 'a'), (2, 'b')), sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]))
try: [][0]
except IndexError as e: print(type(e).__name__, e)
try: {}['a']
except KeyError as e: print(type(e), e, repr(e), e.args)
try: 'a' + 1
except TypeError as e: print(e)
try: (1).foo
except AttributeError as e: print(e)
try: undefined
except NameError as e: print(e, e.args)
try: int('12a')
except ValueError as e: print(e)
for e in (ValueError, KeyError): print(e, e.__name__, issubclass(e, Exception), isinstance(e('x'), Exception))
print(type(v), type(v).__name__, type(V), isinstance(v, V), callable(v), hasattr(v, 'x'), getattr(v, 'y', 0))
print(1e16, 1e-5, 123456789012345.6, 0.1 + 0.2, 1/3, float('nan'), -0.0, 1e22, 2**0.5, 10**18, 5 // 2, -5 // 2, 5 % -3, 7.5 // 2, True + 1)
print(str(1.0), repr('a\nb'), 'é', "it's", [1.5, 'x', None, True, (1,), {}], {1: {2: [3]}}, set(), frozenset({1}), range(3), b'ab', 1+2j, slice(1, 2), ...)
print(round(2.5), round(3.14159, 2), divmod(7, 2), pow(2, 10), abs(-3), hex(255), bin(5), oct(8), chr(97), ord('a'))
print('%5.1f|%-5d|%05d|%x|%s|%r|%%' % (3.14159, 42, 42, 255, 'a', 'a'), '{0:>5}{1:<5}|'.format('a', 'b'), '{a}{b}'.format(a=1, b=2), '{:,}'.format(1234567))
print("a b c".split(), "a,b".split(','), ' x '.strip(), 'abc'.upper(), 'abc'.replace('b', 'X'), 'abc'.find('c'), 'a-b'.partition('-'), 'abc'[::-1], 'ab' * 2)
class E1(Exception): pass
class E2(E1):
    def __str__(self): return 'custom'
try:
    try: raise E2(1, 2)
    except E1 as e: print(repr(e), str(e), e.args); raise KeyError('k') from None
except KeyError as e: print(e.__cause__, e.__suppress_context__, type(e.__context__))
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print('RecursionError', e)
print(hash(1.0) == hash(1), hash('a') == hash('a'), {1.0: 'a'}[1], 3 in {3.0: 1})
assert 1 == 1, 'no'
try: assert False, 'msg'
except AssertionError as e: print('assert', e)
