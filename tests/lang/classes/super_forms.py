class A:
    def __init__(self):
        self.log = ["A"]

    def m(self, x):
        return x + 1

    @staticmethod
    def s():
        return "static A"

    @classmethod
    def c(cls):
        return cls.__name__

    @property
    def p(self):
        return "prop A"


class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")

    def m(self, x):
        return super().m(x) * 10

    @staticmethod
    def s():
        return "static B"

    @classmethod
    def c(cls):
        return "B:" + super().c()

    @property
    def p(self):
        return super().p + "!"

    def explicit(self):
        return super(B, self).m(5), A.m(self, 6)

    def nested(self):
        return [super(B, self).m(i) for i in range(3)]


b = B()
print(b.log, b.m(1), b.s(), b.c(), b.p, b.explicit(), b.nested())
try:
    class C(A):
        def m(self):
            return super().nothing()

    C().m()
except AttributeError as e:
    print(e)
print(B.__bases__ == (A,), B.__base__ is A if hasattr(B, "__base__") else True)


class Cnt:
    n = 0

    def __init_subclass__(cls, **kw):
        Cnt.n += 1


class S1(Cnt):
    pass


class S2(S1):
    pass


print(Cnt.n)


class Repr:
    def __repr__(self):
        return "repr!"


class Str(Repr):
    def __str__(self):
        return "str:" + super().__repr__()


print(Str(), [Str()], f"{Str()}", f"{Str()!r}", str(Repr()))
