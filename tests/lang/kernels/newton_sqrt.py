from numba import njit


@njit(boundscheck=True)
def newton_sqrt(x):
    if x < 0:
        raise ValueError("math domain error")
    g = x
    for _ in range(50):
        if g == 0:
            return g
        h = 0.5 * (g + x / g)
        if abs(h - g) < 1e-15:
            break
        g = h
    return g


print(newton_sqrt(2.0))
try:
    print(newton_sqrt(-2.0))
except ValueError as e:
    print("ValueError", e)
print(newton_sqrt(0.0))
