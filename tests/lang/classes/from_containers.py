class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack([1, 2]); s.push(3); print(s, s.peek(), s.pop(), len(s), s + [9], s[0:1], sorted(s, reverse=True), isinstance(s, list), bool(Stack()), s == [1, 2])
class CountingDict(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.reads = 0
    def __getitem__(self, k): self.reads += 1; return super().__getitem__(k)
    def __setitem__(self, k, v):
        if not isinstance(k, str): raise TypeError("keys are strings")
        super().__setitem__(k, v)
d = CountingDict(a=1); d["b"] = 2; d["a"], d["b"]; print(d, d.reads, d.get("zz"), "a" in d, list(d), dict(d), {**d})
try: d[1] = 2
except TypeError as e: print(e)
class Default(dict):
    def __missing__(self, k): v = self[k] = len(self); return v
m = Default(); print(m["x"], m["y"], m["x"], m, m.get("q"))
class AttrDict(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
    def __setattr__(self, n, v): self[n] = v
    __delattr__ = dict.__delitem__
a = AttrDict(x=1); a.y = 2; print(a.x, a, a["y"]); del a.x; print(a, hasattr(a, "x"))
class Celsius(float):
    def __new__(cls, v): return super().__new__(cls, round(v, 1))
    @property
    def f(self): return self * 9 / 5 + 32
    def __add__(self, o): return Celsius(float(self) + float(o))
    def __repr__(self): return f"{float(self)}C"
c = Celsius(36.66); print(c, c.f, c + 1, c > 30, round(c), sum([1.5, c]), f"{c:.2f}", int(c), max(c, Celsius(3)), abs(-c))
class Id(int):
    def __str__(self): return f"#{int(self)}"
i = Id(7); print(i, i + 1, [10] * Id(2), "abcdefgh"[i], i == 7, {7: "x"}[i], repr(i), divmod(i, 2), i % 4, -i, i & 3, Id(3) < i, hash(i) == hash(7), f"{i}", f"{i:>3d}")
class Upper(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
    def __len__(self): return 100
u = Upper("abc"); print(u, len(u), u + "d", u.lower(), u == "ABC", {"ABC": 1}[u], "B" in u, "-".join([u, "x"]), u[1], isinstance(u, str))
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, sorted((a, b)))
    low = property(lambda self: self[0])
p = Pair(5, 3); x, y = p; print(p, p.low, x, y, p == (3, 5), hash(p) == hash((3, 5)), {(3, 5): 1}[p], p + (1,), len(p))
class USet(set):
    def add(self, x): super().add(x * 2)
us = USet([1]); us.add(5); print(us == {1, 10}, us | {3} == {1, 3, 10}, 10 in us, len(us))
class MyErr(KeyError):
    def __init__(self, k, hint): super().__init__(k); self.hint = hint
    def __str__(self): return f"{self.args[0]} ({self.hint})"
try: raise MyErr("k", "try j")
except KeyError as e: print(e, e.hint, repr(e))
