from collections import namedtuple, Counter, defaultdict, deque, OrderedDict, ChainMap
P = namedtuple('P', 'x y')
p = P(1, 2)
print(p, p.x, p.y, p[0], p == (1, 2), hash(p) == hash((1, 2)), P._fields, p._asdict(), p._replace(x=5), P._make([3, 4]), len(p))
x, y = p
print(x, y, *p, isinstance(p, tuple), P(y=1, x=2), p < P(1, 3), p + (3,), type(p).__name__)
for a in ((1,), (1, 2, 3), (1, 2, 3, 4)):
    try: P(*a)
    except TypeError as e: print(e)
try: P(1, z=3)
except TypeError as e: print(e)
try: P(1, x=3)
except TypeError as e: print(e)
try: p.x = 3
except AttributeError as e: print(e)
D = namedtuple('D', ['a', 'b', 'c'], defaults=[10, 20])
print(D(1), D(1, 2), D._field_defaults, D(1, c=5))
try: D()
except TypeError as e: print(e)
R = namedtuple('R', 'a def a 1x', rename=True)
print(R._fields)
for bad in ('a a', '_x', 'a-b', 'class'):
    try: namedtuple('Q', bad)
    except ValueError as e: print(e)
class PP(namedtuple('PP', 'x y')):
    __slots__ = ()
    @property
    def hyp(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f'PP<{self.x},{self.y}>'
q = PP(3, 4)
print(q, q.hyp, repr(q), q._replace(x=1), sorted([PP(2, 1), PP(1, 2)]))
match p:
    case P(x=1, y=b): print('m', b)
c = Counter('abracadabra')
print(c, c['z'], c.most_common(2), sorted(c.elements()), c.total(), 'z' in c)
c2 = Counter(a=1, b=5)
print(c + c2, c - c2, c & c2, c | c2, +Counter(a=-1, b=2), -Counter(a=-1))
c.update('aaa'); c.subtract({'a': 2, 'q': 1}); print(c, dict(c))
del c['nothing']; c['b'] += 3; print(c['b'], len(c), Counter([1, 1, 2]) == {1: 2, 2: 1})
words = Counter(w for w in 'the cat the dog the'.split())
print(words, max(words, key=words.get), list(words.items()), Counter(), Counter([3, 3, 1]).most_common())
print(sum(words.values()), words <= words, Counter(a=1) < Counter(a=2), words.copy() == words)
try: Counter.fromkeys('a')
except NotImplementedError as e: print(e)
d = defaultdict(list)
for k, v in [('a', 1), ('b', 2), ('a', 3)]: d[k].append(v)
print(d, d['zz'], len(d), d.get('q'), d.default_factory)
dd = defaultdict(int, {'a': 1}); dd['b'] += 2; print(dd, dict(dd), sorted(dd.items()), dd.pop('a'), dd | {'z': 1})
dn = defaultdict(lambda: defaultdict(int)); dn['x']['y'] += 1; print(dn['x']['y'], dn.keys(), list(dn['x'].items()))
try: defaultdict(3)
except TypeError as e: print(e)
try: defaultdict()['a']
except KeyError as e: print(repr(e))
class MyDD(defaultdict):
    def __missing__(self, k):
        self[k] = v = k * 2
        return v
m = MyDD(); print(m[4], m)
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); print(q, q.maxlen, len(q), q[0], q[-1], 3 in q)
q.rotate(1); print(q); q.rotate(-2); print(q); q.extendleft([7, 8]); print(q, list(q), list(reversed(q)))
print(q.pop(), q.popleft(), q, q.index(0) if 0 in q else None, q.count(0)); q.reverse(); q.insert(1, 'x'); print(q)
q.remove('x'); del q[0]; print(q, q.copy(), q + deque([1]), q * 2, deque('abc') < deque('abd'), deque([1]) == deque([1]), bool(deque()))
try: deque().pop()
except IndexError as e: print(e)
try: deque([1]).remove(5)
except ValueError as e: print(e)
try:
    for v in q: q.append(v)
except RuntimeError as e: print(e)
try: q.index(77)
except ValueError as e: print(e)
try: q[10]
except IndexError as e: print(e)
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end('a'); print(od); od.move_to_end('c', last=False); print(od, list(od), od.popitem(last=False), od.popitem(), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(a=1, b=2))))
od = OrderedDict()
for i in range(10): od[i] = i * i
for i in (3, 7, 9, 0): od.move_to_end(i, last=False)
del od[5]; od[5] = 1
print(od, list(od.keys()), od[3], 7 in od, len(od))
try: od.move_to_end(99)
except KeyError as e: print(repr(e))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(cm['a'], cm['b'], dict(cm), len(cm), cm, cm.new_child({'z': 0})['z'], cm.parents, 'b' in cm, sorted(cm))
cm['n'] = 5; print(cm.maps, cm.get('none', 3), list(cm.items()))
class LRU(OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def get(self, k):
        if k not in self: return -1
        self.move_to_end(k); return self[k]
    def put(self, k, v):
        self[k] = v; self.move_to_end(k)
        if len(self) > self.n: self.popitem(last=False)
l = LRU(2); l.put(1, 1); l.put(2, 2); print(l.get(1)); l.put(3, 3); print(l.get(2), list(l))
