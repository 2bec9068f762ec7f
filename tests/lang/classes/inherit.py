class A:
    def __init__(self, v):
        self.v = v

    def who(self):
        return "A"

    def call(self):
        return self.who() + str(self.v)


class B(A):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w

    def who(self):
        return "B" + super().who()


class C(B):
    def who(self):
        return "C" + super().who()


print(A(1).call(), B(2, 3).call(), C(4, 5).call(), C(4, 5).w)
print(issubclass(C, A), isinstance(C(1, 2), A), isinstance(A(1), B), [k.__name__ for k in C.__mro__])


class Base:
    def hi(self):
        return ["Base"]


class L(Base):
    def hi(self):
        return ["L"] + super().hi()


class R(Base):
    def hi(self):
        return ["R"] + super().hi()


class D(L, R):
    def hi(self):
        return ["D"] + super().hi()


print(D().hi(), [k.__name__ for k in D.mro()])
try:
    class Bad(Base, L):
        pass
except TypeError as e:
    print(e)


class Mixin:
    def shout(self):
        return self.who().upper()


class E(Mixin, A):
    pass


print(E(1).shout(), E.__bases__[0].__name__)
A.late = lambda self: "late" + self.who()
print(C(1, 2).late())
print(super(C, C(1, 2)).who())
