import itertools as it, operator, functools, heapq, bisect
from itertools import *
print(list(islice(count(5, 2), 4)), list(islice(count(0.5), 2)), count(3), repeat(5, 3), list(repeat('a', 2)))
print(list(islice(cycle('abc'), 7)), list(chain('ab', [1], ())), list(chain.from_iterable(['ab', 'cd'])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=1)))
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product('ab', [])))
print(list(permutations([1, 2, 3])), list(permutations('abc', 2)), list(permutations('ab', 3)), list(permutations([], 0)))
print(list(combinations('abcd', 2)), list(combinations([1, 2, 3], 0)), list(combinations([1], 2)), list(combinations_with_replacement('abc', 2)))
print(list(islice('abcdefg', 2)), list(islice('abcdefg', 2, 4)), list(islice('abcdefg', 2, None)), list(islice('abcdefg', 0, None, 2)))
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(filterfalse(None, [0, 1, 2, 0])))
print([(k, list(g)) for k, g in groupby('AAAABBBCCDAA')], [(k, len(list(g))) for k, g in groupby(sorted(['apple', 'bat', 'cat', 'avocado']), key=lambda s: s[0])])
print([k for k, g in groupby([1, 1, 2, 3, 3])], list(starmap(pow, [(2, 5), (3, 2)])), list(zip_longest('ab', [1, 2, 3], fillvalue='-')))
a, b = tee([1, 2, 3]); print(list(a), list(b)); a, b, c = tee(range(200), 3); print(sum(a), next(b), sum(c), sum(b))
print(list(pairwise('abcd')), list(compress('abcdef', [1, 0, 1, 0, 1, 1])), list(pairwise([1])))
for bad in (lambda: list(islice([1], -1)), lambda: combinations([1], -1), lambda: product([1], repeat=-1), lambda: list(chain(5)), lambda: list(islice([1], 0, 3, 0))):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
it2 = iter([1, 2, 3, 4, 5]); print(list(islice(it2, 2)), next(it2))
h = []
for x in [5, 1, 4, 1.5, 9, 2, 6]: heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
l = [9, 8, 7, 6, 5, 4, 3, 2, 1]; heapq.heapify(l); print(l, [heapq.heappop(l) for _ in range(len(l))])
print(heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, [3, 1, 2]), heapq.nlargest(2, ['a', 'ccc', 'bb'], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)))
t = []
for p in [(2, 'b'), (1, 'z'), (2, 'a')]: heapq.heappush(t, p)
print([heapq.heappop(t) for _ in range(3)])
try: heapq.heappop([])
except IndexError as e: print(e)
try: heapq.heappush([1], 'a')
except TypeError as e: print(e)
s = [1, 3, 3, 5]
print(bisect.bisect(s, 3), bisect.bisect_left(s, 3), bisect.bisect_right(s, 4, 1, 3), bisect.bisect_left(s, 3.0)); bisect.insort(s, 4); bisect.insort_left(s, 3); print(s)
print(bisect.bisect([('a', 1), ('b', 5)], 3, key=lambda p: p[1])); w = ['bb', 'dddd']; bisect.insort(w, 'ccc', key=len); print(w, bisect.bisect('abc', 'b'))
try: bisect.bisect([1], 1, -1)
except ValueError as e: print(e)
print(operator.add(1, 2), operator.itemgetter(1)([5, 6]), operator.itemgetter(0, 2)('abc'), operator.attrgetter('real')(3), operator.methodcaller('upper')('x'), operator.methodcaller('split', sep=',')('a,b'))
print(sorted([(1, 'b'), (0, 'a')], key=operator.itemgetter(1)), operator.mul(3, 4), operator.truediv(1, 2), operator.neg(3), operator.not_(0), operator.contains([1], 1), operator.countOf([1, 1, 2], 1), operator.indexOf([4, 5], 5), operator.concat([1], [2]), operator.index(True), operator.is_(None, None), operator.xor(5, 1), operator.iadd([1], [2]), operator.abs(-3), operator.lt(1, 2), operator.itemgetter(1, 2))
print(functools.reduce(operator.mul, range(1, 6)), functools.reduce(lambda a, b: a + b, [[1], [2]], []))
try: functools.reduce(operator.add, [])
except TypeError as e: print(e)
p = functools.partial(int, base=2); print(p('101'), functools.partial(pow, 2)(5), p.func, p.args, p.keywords, p)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__name__, fib.__wrapped__(3)); fib.cache_clear(); print(fib.cache_info())
@functools.lru_cache(maxsize=2)
def sq(x): print('calc', x); return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq.cache_info(), sq.cache_parameters())
@functools.cache
def f2(a, b=1): return a + b
print(f2(1), f2(1, b=2), f2(1.0), f2.cache_info())
class C:
    def __init__(self, v): self.v = v
    @functools.lru_cache
    def m(self, x): return self.v + x
    @functools.cached_property
    def prop(self): print('once'); return self.v * 2
c = C(5); print(c.m(1), c.m(1), c.prop, c.prop)
def deco(f):
    @functools.wraps(f)
    def w(*a, **k):
        "inner"
        return f(*a, **k)
    return w
@deco
def named(x):
    "doc of named"
    return x
print(named.__name__, named.__doc__, named(3), named.__wrapped__.__name__)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), sorted('bca', key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2), max(V(3), V(5)).n)
@functools.singledispatch
def show(x): return 'obj'
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
print(show(1), show([1]), show('a'), show(True))
