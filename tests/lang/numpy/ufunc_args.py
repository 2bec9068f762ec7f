import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.arange(6.0).reshape(2, 3)
o = np.zeros((2, 3))
np.add(a, 1, out=o)
print(o)
np.sqrt(a, o)
print(o)
np.multiply(a, 2, out=a)
print(a)
show(lambda: (np.add(a, 1, where=a > 4, out=np.zeros((2, 3)))))
show(lambda: (np.add(a, [1, 2, 3])))
show(lambda: (np.add(a, [[1], [2]])))
show(lambda: (np.add(a, [1, 2])))
show(lambda: (np.add.reduce(a), np.add.reduce(a, axis=1), np.add.reduce(a, axis=None)))
show(lambda: (np.multiply.reduce([1, 2, 3, 4]), np.maximum.reduce([3, 1, 4]), np.logical_and.reduce([True, False])))
show(lambda: (np.add.accumulate([1, 2, 3]), np.multiply.accumulate([1, 2, 3]), np.maximum.accumulate([1, 3, 2, 5])))
show(lambda: (np.add.outer([1, 2], [3, 4, 5]), np.multiply.outer([1, 2], [1, 2])))
show(lambda: (np.bitwise_or.reduce([1, 2, 4]), np.bitwise_and.reduce([7, 3]), np.subtract.reduce([10, 1, 2])))
show(lambda: (np.add, np.sqrt, np.add.__name__, np.add.nin, np.sqrt.nout, np.add.identity))
show(lambda: (np.add(1, 2, 3, 4)))
show(lambda: (np.sqrt()))
show(lambda: (np.add([1, 2], "x")))
show(lambda: (np.sqrt("x")))
show(lambda: (np.add(np.array([1, 2]), np.array([1, 2, 3]))))
show(lambda: (np.bitwise_and([1.5], 1)))
show(lambda: (np.invert([1.5])))
show(lambda: (np.array([True]) - np.array([True])))
show(lambda: (-np.array([True])))
show(lambda: (np.add([1, 2], 1.5, out=np.zeros(2, dtype=int))))
i = np.arange(3)
def f():
    global i
    i += 1.5
show(lambda: (f()))
i += 2
print(i)
i *= 3
print(i)
i //= 2
print(i)
i **= 2
print(i)
b = i
b -= 1
print(i, b is i)
x = np.arange(3.0)
x /= 2
print(x)
x %= 0.4
print(x)
show(lambda: (np.add([1, 2], [3, 4], dtype=float)))
show(lambda: (np.add(a, 1, out=np.zeros(3))))
