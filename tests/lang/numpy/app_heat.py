import numpy as np

u = np.zeros((7, 7))
u[0] = 100.0
for step in range(200):
    v = u.copy()
    v[1:-1, 1:-1] = 0.25 * (u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:])
    delta = np.abs(v - u).max()
    u = v
print(np.round(u, 3))
print(f"{delta:.3e}")
