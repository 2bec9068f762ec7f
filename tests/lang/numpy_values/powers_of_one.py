# Arrays to one power, arrays of powers, in place, strided and empty; logaddexp of equal, far and infinite numbers; float32 functions at odd places.
import numpy as np

a = np.arange(1, 9.0)
print(a**3, a**-2, a**2.5, a**-1.5)
print(a.astype(np.float32) ** 3, a[::2] ** 3, np.power(a, [3.0]), np.power(2.0, a))
print(np.float_power(a, 3), np.power(a, a), np.power(a[::-1], a[::2].repeat(2)))
b = a.copy()
b **= 3
print(b)
b = a.copy()
np.power(a, b, out=b)
print(b)
empty = np.zeros(0)
print(empty**3, np.power(empty, 2.0), np.power(empty, empty))
print(np.array([0.0, -0.0, -1.5, 1e90]) ** 3)

x = np.array([1.0, -2.0, 5.0, 0.0, 800.0, 3.0, np.inf])
y = np.array([1.0, 3.0, -700.0, -0.0, -800.0, 3.5, 1.0])
print(np.logaddexp(x, y), np.logaddexp2(x, y))
print(np.logaddexp(x[::2], 1.0), np.logaddexp(2.0, y[::-1]))

f = np.linspace(-3, 3, 37, dtype=np.float32)
for function in (np.exp, np.sin, np.tanh, np.arctan, np.expm1, np.sinh):
    whole = function(f)
    print(all((function(f[k:]) == whole[k:]).all() for k in range(37)), (function(f[::3]) == whole[::3]).all(), function(f[18]))
print(np.log(np.float32([0.5, 1, 2, np.inf])), np.log1p(np.float32([0, -0.0, 1e-30, 1])), np.tan(np.float32([0, 0.5, -0.0])))
print(np.abs(np.array([3 + 4j, -5 + 12j, 0j, 1e200 + 1e200j, complex(np.inf, 1)])), np.arcsinh([0.0, -0.0, 0.1, 1e300]))
