from functools import lru_cache, cache, partial, reduce, wraps, cmp_to_key, total_ordering, cached_property, singledispatch
import operator
@cache
def ways(n, coins=(50, 25, 10, 5, 1)):
    if n == 0: return 1
    if n < 0 or not coins: return 0
    return ways(n - coins[0], coins) + ways(n, coins[1:])
print(ways(100), ways.cache_info().misses > 100)
@lru_cache(maxsize=3)
def f(x): return -x
for x in (1, 2, 3, 1, 4, 2): f(x)
print(f.cache_info(), f.cache_parameters()); f.cache_clear(); print(f.cache_info())
@lru_cache(maxsize=None, typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed.cache_info().currsize)
try: f([1])
except TypeError as e: print(e)
basetwo = partial(int, base=2); inc = partial(operator.add, 1); p3 = partial(print, "a", sep="-")
print(basetwo("1010"), inc(5), list(map(partial(pow, 2), range(4)))); p3("b", "c"); p3("b", sep="+", end="!\n")
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(operator.or_, [{1}, {2}], set()), reduce(max, [3, 9, 2]))
def timed(fn):
    @wraps(fn)
    def inner(*args, **kw):
        inner.calls += 1
        return fn(*args, **kw)
    inner.calls = 0
    return inner
@timed
def area(w, h=2):
    """w times h"""
    return w * h
print(area(3), area(3, h=5), area.calls, area.__name__, area.__doc__)
print(sorted(["b", "aa", "c"], key=cmp_to_key(lambda a, b: len(b) - len(a) or (a > b) - (a < b))))
