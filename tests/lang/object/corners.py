# Corners of classes, views, delegation and contexts that published test programs visit.
print(list(reversed({1: 2, 3: 4}.items())), list(reversed({1: 2, 3: 4}.values())))
class D(dict): pass
print(type(D.fromkeys("ab", 1)), D.fromkeys("ab"))
s = {frozenset([1]), 2}
s.discard({1}); print(s)
class X:
    def f(self, *, __a=42, __b): return __a, __b
    def g(self, __c=3): return __c
print(X().f(_X__b=2), X().g(_X__c=5))
class Base:
    def __init_subclass__(cls, **kw):
        print("Base", cls.__name__, kw); super().__init_subclass__()
class L(Base):
    def __init_subclass__(cls, lk=0, **kw):
        print("L", cls.__name__, lk); super().__init_subclass__(**kw)
class R(Base):
    def __init_subclass__(cls, rk=0, **kw):
        print("R", cls.__name__, rk); super().__init_subclass__(**kw)
class M(L, R, lk=1, rk=2): pass
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration(42)
        return self.n
def g():
    r = yield from It()
    print("r", r)
print(list(g()))
def ctx():
    try:
        try:
            raise IndexError
        except IndexError:
            pass
        raise KeyError
    except KeyError as e:
        print(repr(e.__context__))
    try:
        try:
            raise ValueError
        finally:
            pass
    except ValueError:
        pass
    try:
        try: raise IndexError
        finally:
            try: raise ValueError
            except ValueError: pass
    except IndexError as e: print(repr(e.__context__))
ctx()
try:
    raise
except RuntimeError as e: print(e)
acts = []
def name(n):
    acts.append(n); return lambda f: (acts.append("call" + n), f)[1]
@name("a")
@name("b")
def z(): pass
print(acts)
class NL(list):
    def __new__(cls, seq, newarg=None):
        u = super().__new__(cls, seq); u.newarg = newarg; return u
print(NL([1, 2]))
class C:
    @classmethod
    def m(cls): pass
    @staticmethod
    def s(): pass
print(C.m.__name__, C.s.__name__)
