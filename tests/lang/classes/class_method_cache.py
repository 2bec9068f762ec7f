class P:
    def f(self):
        return 1


p = P()
out = []
for i in range(4):
    if i == 1:
        p.f = lambda: 10
    if i == 2:
        del p.f
    if i == 3:
        P.f = lambda self: 100
    out.append(p.f())
print(out)


class Q:
    v = 1


q = Q()
out = []
for i in range(4):
    if i == 1:
        q.v = 5
    if i == 2:
        del q.v
    if i == 3:
        Q.v = 9
    out.append(q.v)
print(out)


class A:
    def m(self):
        return "A"


class B(A):
    pass


b = B()
out = []
for i in range(3):
    if i == 1:
        B.m = lambda self: "B"
    if i == 2:
        del B.m
    out.append(b.m())
print(out)
objs = [A(), B(), A()]
print([o.m() for o in objs])
A.m = lambda self: "changed"
print([o.m() for o in objs])
