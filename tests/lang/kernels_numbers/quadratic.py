import cmath
from numba import njit


@njit
def roots(a, b, c):
    d = cmath.sqrt(complex(b * b - 4 * a * c))
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


@njit
def newton(z):
    for _ in range(40):
        z = z - (z ** 3 - 1) / (3 * z ** 2)
    return z


for abc in ((1, -3, 2), (1, 2, 5), (2.0, 1.0, 1.0)):
    print(["%.6f%+.6fj" % (r.real, r.imag) for r in roots(*abc)])
for z in (1 + 1j, -1 + 1j, -1 - 1j):
    r = newton(z)
    print("%.8f%+.8fj" % (r.real, r.imag))
