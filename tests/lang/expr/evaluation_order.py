def t(x):
    print(x, end=" ")
    return x


a = [0, 0, 0]
a[t(1)] = t(2)
print()
a[t(0)], a[t(1)] = t(5), t(6)
print(a)
{t("k1"): t("v1"), t("k2"): t("v2")}
print()
t(1) + t(2) * t(3)
print()
[t(1), t(2)][t(0)]
print()
f = lambda *x, **k: None
f(t(1), t(2), k=t(3), *[t(4)])
print()
t(1) if t(0) else t(2)
print()
t(3) < t(2) < t(1)
print()


class O:
    def __getattr__(self, n):
        print("get", n, end=" ")
        return self

    def __call__(self, *a):
        print("call", a, end=" ")
        return self


o = O()
o.a.b(t(1)).c(t(2))
print()


def g(x=t("default")):
    pass


print()
x = [1, 2, 3]
i = 0
x[i], i = 10, 2
print(x, i)


def inc():
    global n
    n += 1
    return n


n = 0
print(n, inc(), n, inc() + n, n + inc())
d = {}
d[inc()] = inc()
print(d)
