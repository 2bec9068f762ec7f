x = "global"


class A:
    x = "class"
    y = x + "!"
    lst = [i for i in range(3)]

    def get(self):
        return x

    def own(self):
        return self.x

    class Inner:
        z = 5

        def f(self):
            return "inner"


a = A()
print(A.y, a.get(), a.own(), A.lst, A.Inner.z, A.Inner().f(), A.Inner.__qualname__)


def factory(n):
    class K:
        size = n

        def area(self):
            return n * n

    return K


print(factory(3).size, factory(4)().area(), factory(1).__qualname__)


class Names:
    __secret = 5

    def peek(self):
        return self.__secret


print(Names().peek(), hasattr(Names(), "__secret"), Names._Names__secret)


class Cond:
    if True:
        def f(self):
            return "cond"
    for i in range(2):
        pass


print(Cond().f(), Cond.i)


class Meta:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag


class Sub(Meta, tag="hello"):
    pass


print(Sub.tag)


class WithNew:
    def __new__(cls, v):
        print("new", v)
        self = super().__new__(cls)
        return self

    def __init__(self, v):
        print("init", v)


WithNew(5)
