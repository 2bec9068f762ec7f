import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.zeros((3, 4))
a[0] = 1
a[1, 2] = 5
a[:, 3] = [7, 8, 9]
a[2, :2] = 3.5
print(a)
a[1:, 1:3] += 10
print(a)
a[:, 0] *= 2
a[-1] -= 1
print(a)
v = np.arange(10)
v[2:5] = v[5:8]
print(v)
v[1:] = v[:-1]
print(v)
v[::2] = -1
print(v)
v[v < 0] = 0
print(v)
v[[1, 3]] = [100, 200]
print(v)
b = v[3:6]
b[:] = 77
print(v, b.base is v)
b += 1
print(v)
v[...] = 5
print(v)
i = np.zeros(3, dtype=int)
i[0] = 3.9
i[1] = True
print(i)
u = np.zeros(2, dtype=np.uint8)
def f(x):
    u[0] = x
    return u
show(lambda: (f(255)))
show(lambda: (f(256)))
show(lambda: (f(-1)))
def g(x):
    i[0] = x
    return i
show(lambda: (g(float("nan"))))
show(lambda: (g("12")))
show(lambda: (g("x")))
show(lambda: (g([1, 2])))
show(lambda: (g(None)))
def h(idx, x):
    a[idx] = x
    return a
show(lambda: (h(0, [1, 2])))
show(lambda: (h((slice(None), 0), [1, 2])))
show(lambda: (h(5, 1)))
show(lambda: (h((0, 9), 1)))
show(lambda: (h(slice(0, 2), np.ones((3, 4)))))
c = np.arange(3)
c.flags.writeable = False
def k():
    c[0] = 1
show(lambda: (k()))
d = np.arange(6).reshape(2, 3)
d[:, ::-1] = d.copy()
print(d)
d.T[0] = [8, 9]
print(d)
e = np.arange(5)
e[1:4] = e[0:3] + e[2:5]
print(e)
e[e > 2] *= 10
print(e)
m = np.zeros((2, 2))
m[0, 0], m[1, 1] = 1, 2
print(m)
x = y = np.zeros(2)
x[0] = 1
print(y)
