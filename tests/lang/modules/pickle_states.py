# Objects with __getstate__ inside of each other: their states are objects of their own
import copy
import pickle


class Node:
    def __init__(self, v, kids=()):
        self.v, self.kids = v, list(kids)

    def __eq__(self, o):
        return (self.v, self.kids) == (o.v, o.kids)

    def __getstate__(self):
        return {"v": self.v, "kids": self.kids, "ver": 2}

    def __setstate__(self, s):
        assert s.pop("ver") == 2
        self.__dict__.update(s)


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Pair, (self.a, self.b)


t = Node(1, [Node(2), Node(3, [Node(4), Node(5)])])
p = pickle.loads(pickle.dumps(t))
print(p == t, p.kids[1].kids[0].v, copy.deepcopy(t) == t)
q = pickle.loads(pickle.dumps([Pair(1, Pair(2, 3)), Pair((4,), [5])]))
print(q[0].b.a, q[0].b.b, q[1].a, q[1].b)


class Slow:
    def __getattr__(self, name):
        raise AttributeError("no " + name)


s = Slow()
s.__setattr__("v", 5)
print(s.v, s.__getattribute__("v"), s.__eq__(s), s.__class__.__name__)
s.__delattr__("v")
try:
    s.v
except AttributeError as e:
    print(e)
