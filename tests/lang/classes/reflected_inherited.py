# A subclass on the right of an operator is asked first only where it has a reflected method of its own.


class A:
    def __mul__(self, other):
        return "mul", type(self).__name__, type(other).__name__

    def __rmul__(self, other):
        return "rmul", type(self).__name__, type(other).__name__

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return "rsub", type(self).__name__

    def __rpow__(self, other):
        return "rpow", type(self).__name__


class B(A):
    pass


class C(A):
    def __rmul__(self, other):
        return "C's rmul"


class D(C):
    __rmul__ = A.__rmul__


class E(A):
    def __mul__(self, other):
        return "E's mul"


class N(int):
    def __add__(self, other):
        return "N add", int(self), int(other)

    def __radd__(self, other):
        return "N radd", int(self), int(other)


class P(N):
    pass


for left in (A, B, C, D, E):
    for right in (A, B, C, D, E):
        print(left.__name__, right.__name__, left() * right())
print(A() - B(), B() - C())
for f in (lambda: A() - A(), lambda: A() ** B(), lambda: A() ** A()):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(N(1) + P(2), P(1) + N(2), 1 + P(2), N(3) + 1, N(1) * P(3))
