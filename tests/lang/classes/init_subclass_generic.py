class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[name or cls.__name__] = cls
class A(Plugin, name="alpha"): pass
class B(Plugin): pass
class C(A): pass
print(sorted(Plugin.registry), Plugin.registry["C"] is C, Plugin.__subclasses__() == [A, B])
class Vec:
    def __class_getitem__(cls, n): return f"Vec of {n}"
print(Vec[3], list[int] is not None)
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
    def __contains__(self, x): return 0 < x <= self.n
    def __len__(self): return self.n
    def __bool__(self): return True
    def __call__(self, k): return self.n * k
    def __reversed__(self): return iter(range(1, self.n + 1))
    def __index__(self): return self.n
c = Countdown(3); print(3 in c, len(c), c(10), list(reversed(c)), [0] * 5 [c:] if False else hex(c), list(c), list(c))
class Money:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Money(self.v + (o.v if isinstance(o, Money) else o))
    __radd__ = __add__
    def __eq__(self, o): return isinstance(o, Money) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"${self.v}"
    def __format__(self, spec): return format(self.v, spec or "d") + " USD"
    def __int__(self): return self.v
    def __round__(self, n=0): return Money(round(self.v, n))
    def __iadd__(self, o): self.v += 1000; return self
    def __neg__(self): return Money(-self.v)
    def __abs__(self): return Money(abs(self.v))
m = Money(5); print(m + m, sum([m, m]), m == Money(5), {m: 1}[Money(5)], f"{m} {m:04d}", int(m), -m, abs(-m), m != Money(6), round(Money(7)))
m += 1; print(m)
class Left:
    def __init__(self): super().__init__(); self.l = 1
class Right:
    def __init__(self): super().__init__(); self.r = 2
class Both(Left, Right): pass
b = Both(); print(b.l, b.r, [k.__name__ for k in Both.__mro__], Both.__bases__ == (Left, Right), issubclass(Both, Right))
class Outer:
    class Inner:
        def who(self): return type(self).__qualname__
    @staticmethod
    def s(x): return x
    @classmethod
    def k(cls): return cls.__name__
class Sub(Outer): pass
print(Outer.Inner().who(), Sub.s(1), Sub.k(), Sub().k(), Outer.Inner.__qualname__)
