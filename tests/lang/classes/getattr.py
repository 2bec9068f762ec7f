class Dyn:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(name + "!")


d = Dyn()
print(d.real, d.xy, hasattr(d, "q"))
try:
    d.q
except AttributeError as e:
    print(e)


class Log:
    def __setattr__(self, k, v):
        print("setting", k, v)
        object.__setattr__(self, k, v) if False else super().__setattr__(k, v)

    def __delattr__(self, k):
        print("deleting", k)
        super().__delattr__(k)


l = Log()
l.a = 5
print(l.a)


class Desc:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return getattr(obj, self.name, "unset")

    def __set__(self, obj, v):
        setattr(obj, self.name, v * 2)


class Owner:
    field = Desc()


o = Owner()
print(o.field)
o.field = 21
print(o.field, o._field)
