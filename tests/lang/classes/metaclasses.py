class Registry(type):
    classes = {}
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        if not ns.get("abstract"): Registry.classes[kw.get("key", name.lower())] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = len(Registry.classes)
class Base(metaclass=Registry):
    abstract = True
class Csv(Base, key="csv"): pass
class Json(Base): pass
print(sorted(Registry.classes), Csv.order, Json.order, type(Json).__name__, isinstance(Json, Registry))
class Singleton(type):
    _made = {}
    def __call__(cls, *a, **k):
        if cls not in Singleton._made: Singleton._made[cls] = super().__call__(*a, **k)
        return Singleton._made[cls]
class Config(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(Config(1) is Config(2), Config().v)
class Ordered(type):
    @classmethod
    def __prepare__(m, name, bases): print("prepare", name); return {}
    def __new__(m, name, bases, ns):
        ns["names"] = [k for k in ns if not k.startswith("__")]
        return type.__new__(m, name, bases, dict(ns))
    def __len__(cls): return len(cls.names)
    def __contains__(cls, n): return n in cls.names
    def __iter__(cls): return iter(cls.names)
    def __repr__(cls): return f"<ordered {cls.__name__}>"
    def hello(cls): return "hello from " + cls.__name__
    @property
    def size(cls): return len(cls)
class Form(metaclass=Ordered):
    b = 1
    a = 2
    def submit(self): return super().__repr__()[:5]
print(Form, list(Form), len(Form), "a" in Form, Form.hello(), Form.size, Form().submit(), bool(Form))
try: Form().hello()
except AttributeError as e: print(e)
class A(type): pass
class B(type): pass
class X(metaclass=A): pass
class Y(metaclass=B): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(str(e)[:18])
D = type("D", (Json,), {"z": 5, "get": lambda self: self.z}); print(D().get(), D.__mro__[1].__name__, type(D) is Registry)
class Inst(type):
    def __instancecheck__(cls, x): return hasattr(x, "quack")
class Duck(metaclass=Inst): pass
class Real:
    def quack(self): pass
print(isinstance(Real(), Duck), isinstance(3, Duck))
