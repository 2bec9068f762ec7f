import numpy as np

a = np.arange(10)
a[2:] = a[:-2]
print(a)
a = np.arange(10)
a[:-3] = a[3:]
print(a)
a = np.arange(10)
a[1:] += a[:-1]
print(a)
a = np.arange(9).reshape(3, 3)
a[:] = a.T
print(a)
a = np.arange(9).reshape(3, 3)
a += a.T
print(a)
a = np.arange(10)
a[::-1] = a
print(a)
a = np.arange(10)
np.add(a[:-1], a[1:], out=a[1:])
print(a)
a = np.arange(6.0)
a[1:5] = (a[:4] + a[2:]) / 2
print(a)
v = a[::2]
v *= -1
print(a, v.base is a)
b = a.reshape(2, 3)
b[0] = 9
print(a)
c = b.T.copy()
c[0, 0] = -100
print(b[0, 0], c.flags.owndata, b.flags.owndata)
