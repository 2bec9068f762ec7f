# The costs that Python promises: operations are counted, or sizes grow tenfold and the steps with them.
from collections import deque, OrderedDict
import heapq
import bisect
class Key:
    compared = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): Key.compared += 1; return self.v < o.v
    def __eq__(self, o): Key.compared += 1; return self.v == o.v
    def __hash__(self): return hash(self.v)
def cost(f):
    Key.compared = 0
    f()
    return Key.compared
def keys(n): return [Key(i * 7919 % n) for i in range(n)]
for n in (100, 1000, 4000):
    ks = keys(n)
    table = {k: 1 for k in ks}
    print(n, cost(lambda: [Key(i) in table for i in range(n)]) <= 2 * n, cost(lambda: {Key(i) for i in range(n)}) <= n,
          cost(lambda: sorted(ks)) <= 1.1 * n * n.bit_length(), cost(lambda: bisect.bisect([Key(i) for i in range(n)], Key(3))) <= n.bit_length() + 1)
    h = []
    def fill():
        for k in ks: heapq.heappush(h, k)
        while h: heapq.heappop(h)
    print(cost(fill) <= 2.5 * n * n.bit_length(), cost(lambda: heapq.heapify(list(ks))) <= 2 * n, cost(lambda: max(ks)) == n - 1, cost(lambda: sorted(sorted(ks))) <= 1.2 * n * n.bit_length() + n)
# what would be quadratic when one end were slow: 200000 steps at either end
N = 200000
d = deque()
for i in range(N): d.appendleft(i)
total = 0
while d: total += d.pop() if len(d) % 2 else d.popleft()
print(total == N * (N - 1) // 2)
od = OrderedDict()
for i in range(N):
    od[i] = i
    if len(od) > 100: od.popitem(last=False)
    if i % 3 == 0: od.move_to_end(next(iter(od)))
    if i % 5 == 0: od.move_to_end(i, last=False)
print(len(od), N - 1 in od)
l, seen, text = [], set(), {}
for i in range(N):
    l.append(i); seen.add(i); text[str(i)] = i
    l[-1] += 1
print(len(l), l[N // 2], N - 1 in seen, -1 in seen, text["777"], sum(1 for i in range(N) if i in seen))
s = ""
for i in range(N): s += "x"
print(len(s), len("".join(["ab"] * N)))
