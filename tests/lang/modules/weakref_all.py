# Weak references and containers of them.
import weakref


class Node:
    def __init__(self, v):
        self.v = v

    def twice(self):
        return 2 * self.v


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


n = Node(3)
r = weakref.ref(n)
print(r() is n, r().v, weakref.ref(n) is r, r == weakref.ref(n), hash(r) == hash(n), isinstance(r, weakref.ref))
d = weakref.WeakValueDictionary()
d["k"] = n
d["other"] = m = Node(4)
k = weakref.WeakKeyDictionary({n: 1, m: 2})
s = weakref.WeakSet([n, m])
p = weakref.proxy(n)
w = weakref.WeakMethod(n.twice)
p.v = 5
print(d["k"].v, len(d), len(k), len(s), n in s, k[n], p.v, p.twice(), w()(), sorted(d), "k" in d, d.get("zz"), k.get(m), [x.v for x in d.values()])
del n
print(r() is None, len(d), len(k), len(s), list(d), w() is None, "k" in d, [x.v for x in s])
attempt(lambda: p.v)
attempt(lambda: d["k"])
attempt(lambda: weakref.ref(5))
attempt(lambda: weakref.ref("a"))
attempt(lambda: weakref.ref([1]))
attempt(lambda: weakref.ref((1,)))
attempt(lambda: weakref.ref({}))
attempt(lambda: weakref.ref(None))
print(weakref.ref(Node)() is Node, weakref.ref(attempt)() is attempt, weakref.ref({1, 2}) is not None)
nodes = [Node(i) for i in range(100)]
refs = [weakref.ref(x) for x in nodes]
del nodes[::2]
x = None
print(sum(q() is not None for q in refs), [q().v for q in refs if q() is not None][:3])
nodes.clear()
print(sum(q() is not None for q in refs))


class Parent:
    def __init__(self):
        self.children = []

    def add(self, child):
        child.parent = weakref.ref(self)
        self.children.append(child)


class Child:
    pass


parent, child = Parent(), Child()
parent.add(child)
print(child.parent() is parent)
del parent
print(child.parent())


class Cache:
    made = 0
    _all = weakref.WeakValueDictionary()

    def __new__(cls, key):
        found = cls._all.get(key)
        if found is None:
            found = cls._all[key] = super().__new__(cls)
            cls.made += 1
        return found


a = Cache("x")
b = Cache("x")
print(a is b, Cache.made)
del a, b
c = Cache("x")
print(Cache.made)
