"""The integral of exp(-x**2): the same function as plain Python on the VM and as a kernel."""
import math

from numba import njit


def gauss(x):
    return math.exp(-(x ** 2))


def integrate(a, b, n):
    total = 0
    dx = (b - a) / n
    for i in range(n):
        total += gauss(a + i * dx)
    return total * dx


gauss_kernel = njit(gauss)


@njit
def integrate_kernel(a, b, n):
    total = 0.0
    dx = (b - a) / n
    for i in range(n):
        total += gauss_kernel(a + i * dx)
    return total * dx


print("plain  ", f"{integrate(-10.0, 10.0, 20_000):.12f}")
print("kernel ", f"{integrate_kernel(-10.0, 10.0, 1_000_000):.12f}")
print("exact  ", f"{math.sqrt(math.pi):.12f}")
