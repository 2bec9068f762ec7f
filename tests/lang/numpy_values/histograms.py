# Histograms in several dimensions, functions of Python as ufuncs.
import numpy as np

x = np.array([0.1, 0.4, 0.45, 0.9, 0.95, 1.0, 0.0])
y = np.array([0.2, 0.1, 0.7, 0.8, 0.99, 1.0, 0.5])
h, ex, ey = np.histogram2d(x, y, bins=3)
print(h, ex, ey)
print(np.histogram2d(x, y, bins=[2, 3], range=[[0, 1], [0, 2]], density=True)[0].round(5))
print(np.histogram2d(x, y, bins=[np.array([0, 0.5, 1.0]), 2], weights=np.arange(7.0)))
print(np.histogram2d(x, y, bins=[0, 0.3, 0.6, 1.0])[0])
h, edges = np.histogramdd(np.array([x, y, x + y]).T, bins=(2, 2, 3))
print(h.sum(), h.shape, [len(e) for e in edges])
print(h)
try:
    np.histogram2d(x, y[:-1])
except ValueError as e:
    print(e)
add = np.frompyfunc(lambda a, b: a + b, 2, 1)
print(add([1, 2], [[10], [20]]), add.reduce([1, 2, 3]), add.accumulate([1, 2, 3]), add.nin, add.nout)
print(np.frompyfunc(divmod, 2, 2)([7, 8], 3), np.frompyfunc(hex, 1, 1)(np.array([10, 255])), np.frompyfunc(len, 1, 1)([[1, 2]]) if False else "")
opts = np.get_printoptions()
print(opts["precision"], opts["threshold"], opts["linewidth"])
with np.printoptions(precision=3, suppress=True):
    print(np.get_printoptions()["precision"], np.array([1.23456, 1e-9]))
print(np.linspace([1, 2], [3, 5], 3), np.linspace(0, 1 + 1j, 3), np.logspace([0, 1], [2, 3], 3), np.geomspace([1, 10], [100, 1000], 3), np.linspace([0, 1], 10, 4, axis=1, endpoint=False))
