# Polynomials by their coefficients: fits, derivatives, products, poly1d.
import numpy as np

t = np.linspace(-1, 1, 21)
noise = 0.01 * np.sin(40 * t)
c = np.polyfit(t, 3 * t ** 2 - 2 * t + 0.5 + noise, 2)
print(c.round(6), np.polyval(c, [0, 1]).round(6))
print(np.polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(8), np.polyfit([0, 1, 2, 3.0], [1, 3, 2, 5.0], 1, w=[1, 2, 1, 1]).round(8))
c, cov = np.polyfit([0, 1, 2, 3.0], [1, 3, 2, 5.0], 1, cov=True)
print(c.round(8), cov.round(8))
slope, intercept = np.polyfit(np.log([1, 2, 4, 8]), np.log([3, 6, 12, 24]), 1)
print(round(float(slope), 10), round(float(np.exp(intercept)), 10))
p = np.poly1d([1, -3, 2])
print(p, p(0), p(np.array([1, 2])), p.order, p.c, p[1], len(p))
print(p * p, p + 1, p - [1, 0], p ** 2, 2 * p, -p)
print(p.deriv(), p.integ(), p.integ(2, k=1), p / np.poly1d([1, -1]), p == np.poly1d([1, -3, 2]), p(np.poly1d([1, 1])))
print(repr(np.poly1d([1, 2, 3], True)), str(np.poly1d([1, 0, -3.5, 0], variable="s")), str(np.poly1d([0])))
print(np.polyadd([1, 2], [9, 5, 4]), np.polysub([2, 10, -2], [3, 10, -4]), np.polymul([1, 2, 3], [9, 5, 1]), np.polydiv([3.0, 5, 2], [2, 1]))
print(np.polyder([4, 3, 2, 1]), np.polyder([4, 3, 2, 1], 2), np.polyint([3, 2, 1]), np.polyint([3, 2, 1], 2, [5, 6]), np.poly([1, 2, 3]))
q = np.poly1d([2, 0])
q[3] = 5
print(q, list(q))
for bad in (lambda: np.polyfit([1, 2], [1, 2], -1), lambda: np.polyfit([], [], 1), lambda: np.polyfit([1, 2], [1], 1), lambda: np.polyder([1], -1), lambda: np.poly1d([[1, 2], [3, 4]])):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
