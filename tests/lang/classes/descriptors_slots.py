class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = name; self.key = "_" + name
    def __get__(self, obj, owner): return self if obj is None else getattr(obj, self.key, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        setattr(obj, self.key, value)
    def __delete__(self, obj): delattr(obj, self.key)
class Person:
    name = Typed(str)
    age = Typed(int, 0)
    def __init__(self, name): self.name = name
p = Person("Al"); print(p.name, p.age, Person.age.kind, vars(p)); p.age = 5; print(p.age); del p.age; print(p.age)
try: p.age = "x"
except TypeError as e: print(e)
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
q = Point(1, 2); q.x += 1; print(q.x, hasattr(q, "z"), hasattr(q, "__dict__"))
for f in (lambda: setattr(q, "z", 1), lambda: vars(q), lambda: delattr(q, "y") or q.y):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
class P3(Point):
    __slots__ = ("z",)
r = P3(1, 2); r.z = 3; print(r.x, r.z)
try: r.w = 1
except AttributeError as e: print(e)
class Open(Point): pass
o = Open(1, 2); o.extra = 5; print(o.extra)
class Temp:
    def __init__(self): self._c = 0
    @property
    def f(self): "fahrenheit"; return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): self._c = 0
t = Temp(); t.f = 212; print(t._c, t.f); del t.f; print(t.f)
class RO:
    @property
    def v(self): return 1
try: RO().v = 2
except AttributeError as e: print(e)
class Proxy:
    def __init__(self, t): object.__setattr__(self, "_t", t)
    def __getattr__(self, n): return "got " + n if n.startswith("x") else getattr(self._t, n)
    def __setattr__(self, n, v): print("set", n, v); setattr(self._t, n, v)
    def __delattr__(self, n): print("del", n)
x = Proxy(t); x._c = 100; print(x.f, x.xyz); del x.foo
class Log:
    def __getattribute__(self, n):
        if n == "secret": raise AttributeError("hidden")
        return super().__getattribute__(n)
    v = 3; secret = 4
print(Log().v, getattr(Log(), "secret", "none"))
class Bag:
    def __init__(self, **kw): self.__dict__.update(kw)
b = Bag(a=1, b=2); b.__dict__["c"] = 3; print(b.a, b.c, sorted(vars(b)), b.__dict__.pop("a"), hasattr(b, "a"), len(b.__dict__))
print([n for n in dir(b) if not n.startswith("_")], dir(q)[-2:], "f" in dir(Temp))
