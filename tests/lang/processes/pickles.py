"""pickle: everything that goes between processes, and what does not."""
import pickle, io, os, tempfile
import numpy as np
import math

class Node:
    kind = "node"
    def __init__(self, v, next=None):
        self.v, self.next = v, next
    def __eq__(self, other):
        return isinstance(other, Node) and self.v == other.v

class Custom:
    def __init__(self, a):
        self.a, self.cache = a, "big"
    def __getstate__(self):
        return {"a": self.a}
    def __setstate__(self, s):
        self.a = s["a"]
        self.cache = "fresh"

class Err(ValueError):
    pass

def fn(x):
    return x + 1

def copy(x):
    return pickle.loads(pickle.dumps(x))

for v in (None, True, 0, -5, 2**62, 3.5, float("inf"), -0.0, 1 + 2j, "text", "h\u00e9\U0001f600", b"by\x00tes", (), (1, (2, "x")), [], [1, 2, 3], [1.5, None], [[1], [2]],
          {}, {"a": [1, {"b": 2}], 3: (4,)}, {1, 2, 3}, frozenset("ab"), range(2, 10, 3), slice(1, None, 2), Ellipsis, NotImplemented):
    c = copy(v)
    print(repr(c), type(c) is type(v), c == v or v != v)
a = copy(np.arange(6.0).reshape(2, 3))
print(a, a.dtype, a.flags.writeable, copy(np.array([True, False])), copy(np.float32(1.5)), type(copy(np.int64(3))).__name__, copy(np.zeros((0, 2))).shape)
n = Node(1, Node([2]))
m = copy(n)
print(m.v, m.next.v, m == n, m is n, type(m) is Node, m.kind)
n.next = n
r = copy(n)
print(r.next is r)
shared = [1]
x = copy([shared, shared])
print(x[0] is x[1], copy(fn) is fn, copy(len) is len, copy(Node) is Node, copy(int) is int, copy(math.sqrt)(16))
c = copy(Custom(3))
print(c.a, c.cache)
e = copy(Err("bad", 3))
print(type(e).__name__, e.args, copy(KeyError("k")).args)
loop = [1]
loop.append(loop)
l2 = copy(loop)
print(l2[1] is l2)
print(copy(n.__eq__)(n), copy([1, 2].append) is not None)
for bad in (lambda: 0, open(os.devnull), (i for i in range(3)), pickle):
    try:
        pickle.dumps(bad)
        print("pickled")
    except Exception as err:
        print(type(err).__name__)
p = os.path.join(tempfile.mkdtemp(), "data.pkl")
with open(p, "wb") as f:
    pickle.dump({"x": [1, 2], "y": np.ones(2)}, f)
    pickle.dump("second", f)
with open(p, "rb") as f:
    d = pickle.load(f)
    print(d["x"], d["y"], pickle.load(f))
    try:
        pickle.load(f)
    except EOFError as err:
        print("EOFError", err)
try:
    pickle.loads(b"not a pickle")
except Exception as err:
    print(isinstance(err, pickle.UnpicklingError))
deep = []
for _ in range(100000):
    deep = [deep]
try:
    pickle.dumps(deep)
except RecursionError:
    print("too deep")
