from collections import OrderedDict, deque
from functools import lru_cache, cache, wraps
import time

class LRUCache:
    def __init__(self, capacity: int):
        self.cache = OrderedDict()
        self.capacity = capacity
        self.hits = self.misses = 0

    def get(self, key: int) -> int:
        if key not in self.cache:
            self.misses += 1
            return -1
        self.hits += 1
        self.cache.move_to_end(key)
        return self.cache[key]

    def put(self, key: int, value: int) -> None:
        self.cache[key] = value
        self.cache.move_to_end(key)
        if len(self.cache) > self.capacity:
            self.cache.popitem(last=False)

    def __str__(self):
        return f"{type(self).__name__}({dict(self.cache)})"

@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

@cache
def coins(amount, denominations=(1, 2, 5, 10, 20, 50, 100, 200)):
    if amount == 0:
        return 1
    if amount < 0 or not denominations:
        return 0
    *rest, last = denominations
    return coins(amount - last, denominations) + coins(amount, tuple(rest))

def timed(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            wrapper.calls += 1
            wrapper.total += time.perf_counter() - start
    wrapper.calls, wrapper.total = 0, 0.0
    return wrapper

@timed
def window_max(seq, k):
    """Sliding-window maximum."""
    q, out = deque(), []
    for i, x in enumerate(seq):
        while q and seq[q[-1]] <= x:
            q.pop()
        q.append(i)
        if q[0] <= i - k:
            q.popleft()
        if i >= k - 1:
            out.append(seq[q[0]])
    return out

c = LRUCache(2)
c.put(1, 1); c.put(2, 2)
print(c.get(1)); c.put(3, 3)
print(c.get(2), c.get(3), c, c.hits, c.misses)
print(fib(80), fib.cache_info())
print(coins(200), coins.cache_info().misses > 10)
print(window_max([1, 3, -1, -3, 5, 3, 6, 7], 3), window_max(list(range(5)), 2))
print(window_max.__name__, window_max.__doc__, window_max.calls, window_max.total > 0)
