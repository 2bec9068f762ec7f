import numpy as np
from numba import stencil


@stencil
def kernel1(a):
    return 0.25 * (a[0, 1] + a[1, 0] + a[0, -1] + a[-1, 0])


a = np.arange(25.0).reshape(5, 5)
print(kernel1(a))
b = np.arange(16).reshape(4, 4)
print(kernel1(b))
print(kernel1(b).dtype)


@stencil
def forward(a):
    return a[1] - a[0]


print(forward(np.array([1, 4, 9, 16, 25])))
print(forward(np.array([1.5, 4, 9])).dtype)


@stencil
def cube(a):
    return a[-1, 0, 0] + a[1, 0, 0] + a[0, -1, 0] + a[0, 1, 0] + a[0, 0, -1] + a[0, 0, 1] - 6 * a[0, 0, 0]


c = (np.arange(64.0) ** 2).reshape(4, 4, 4)
print(cube(c)[1])
