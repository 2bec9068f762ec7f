# Stores of expressions: into slices, in place, and over what the right side reads, which counts as computed first.
import numpy as np

rng = np.random.default_rng(3)
n = 30000
a, b = rng.integers(-64, 64, n) / 8.0, rng.integers(-64, 64, n) / 8.0


def show(name, r):
    print(name, r.dtype, r.shape, float(np.sum(r * (np.arange(r.size).reshape(r.shape) % 64))), r.ravel()[:3].tolist())


x = a.copy(); x[:] = a * 2 + b; show("slice", x)
x = a.copy(); x[...] = x * 2 + b; show("itself", x)
x = a.copy(); x[1:] = x[:-1] * 2 + 1; show("shifted up", x)
x = a.copy(); x[:-1] = x[1:] * 2 + 1; show("shifted down", x)
x = a.copy(); x[::-1] = x * 2 + 1; show("reversed", x)
x = a.copy(); x[::2] = x[1::2] * 2 + x[::2]; show("interleaved", x)
x = a.copy(); x += b * 2 - 1; show("in place", x)
x = a.copy(); x -= x * 0.5 + b; show("in place, itself", x)
x = a.copy(); x[1:] += x[:-1] * 0.5 + 1; show("in place, shifted", x)
x = a.copy(); x *= (x > 0) & (b > 0); show("by a mask", x)
k = np.arange(n) % 100; k += k * 2; show("ints", k)
k = np.arange(n) % 100; k[:] = a * 2 + 0.75; show("floats to ints", k)
for wrong in ("k += a * 2", "k //= a + 2", "x += A * 2", "x[:100] = a * 2 + b", "x[5:9] += a + b", "x += a[:5] * 2 + b"):
    try:
        A = a.reshape(2, -1)
        if wrong == "k += a * 2":
            k += a * 2 + 1
        elif wrong == "k //= a + 2":
            k //= a * 2 + 100
        elif wrong == "x += A * 2":
            x += A[:, :1] * 2 + a
        elif wrong == "x[:100] = a * 2 + b":
            x[:100] = a * 2 + b
        elif wrong == "x[5:9] += a + b":
            x[5:9] += a * 2 + b
        else:
            x += a[:5] * 2 + b
    except (TypeError, ValueError) as e:
        print("TypeError" if isinstance(e, TypeError) else "ValueError", e)
r = np.zeros(n); r.flags.writeable = False
try:
    r += a * 2 + b
except ValueError as e:
    print(e)
u = np.zeros((180, 180)); u[0] = 64; u[:, 0] = 32
for step in range(6):
    u[1:-1, 1:-1] = 0.25 * (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2])
show("laplace", u)
w = np.zeros((3, n)); w[0] = a; w[1] = b
w[2] = w[0] * 2 + w[1]; w[0] += w[2] * w[1] - 1; w[:2] = w[1:] * 0.5 + w[:2]
show("rows", w)
p = np.zeros((200, 300)); p.T[...] = np.ones((300, 200)) * 2 + np.arange(200); show("transposed", p)
m = a > 0; m &= (b > 0) | (a > 4); print(m.sum(), m.dtype)
l = [0, 0]; l[1] = a * 2 + b; show("into a list", l[1])
q = {"x": a}; q["x"] = q["x"] * 2 + b; q["x"] += b * 2; show("in a dict", q["x"])
