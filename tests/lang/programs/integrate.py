import math


def f(x):
    return math.exp(-(x ** 2))


def integrate_f(a, b, N):
    s = 0.0
    dx = (b - a) / N
    for i in range(N):
        s += f(a + i * dx)
    return s * dx


print(round(integrate_f(0.0, 2.0, 1000), 9))


def simpson(g, a, b, n):
    h = (b - a) / n
    total = g(a) + g(b)
    for i in range(1, n):
        total += (4 if i % 2 else 2) * g(a + i * h)
    return total * h / 3


print(round(simpson(math.sin, 0, math.pi, 100), 7), round(simpson(lambda x: x ** 3, 0, 2, 10), 9))


def newton(g, x, eps=1e-12):
    for i in range(50):
        d = (g(x + 1e-6) - g(x - 1e-6)) / 2e-6
        step = g(x) / d
        x -= step
        if abs(step) < eps:
            break
    return x


print(round(newton(lambda x: x * x - 2, 1.0), 10))
