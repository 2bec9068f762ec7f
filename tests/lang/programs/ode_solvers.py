# Euler, midpoint and Runge-Kutta 4 with the derivative passed as a function; a pendulum and the Lorenz system.
import math
import numpy as np
from numba import njit


@njit
def decay(t, y):
    return -0.5 * y


@njit
def logistic(t, y):
    return y * (1.0 - y)


@njit
def euler(f, y, t, h):
    return y + h * f(t, y)


@njit
def midpoint(f, y, t, h):
    return y + h * f(t + h / 2, y + h / 2 * f(t, y))


@njit
def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h * k1 / 2)
    k3 = f(t + h / 2, y + h * k2 / 2)
    k4 = f(t + h, y + h * k3)
    return y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6


@njit
def solve(method, f, y, end, n):
    h = end / n
    for i in range(n):
        y = method(f, y, i * h, h)
    return y


@njit
def lorenz(state, steps, dt=0.005, sigma=10.0, rho=28.0, beta=8.0 / 3.0):
    x, y, z = state
    for _ in range(steps):
        dx, dy, dz = sigma * (y - x), x * (rho - z) - y, x * y - beta * z
        x, y, z = x + dt * dx, y + dt * dy, z + dt * dz
    return x, y, z


@njit
def pendulum(theta, omega, n, dt):
    path = np.empty((n, 2))
    for i in range(n):
        omega -= 9.81 * math.sin(theta) * dt
        theta += omega * dt
        path[i] = theta, omega
    return path


for method in (euler, midpoint, rk4):
    print(f"{solve(method, decay, 2.0, 4.0, 40):.12f} {solve(method, logistic, 0.1, 5.0, 50):.12f}")
print("exact", f"{2.0 * math.exp(-2.0):.12f}")
print(*(f"{v:.6f}" for v in lorenz((1.0, 1.0, 1.0), 400)))
path = pendulum(1.0, 0.0, 500, 0.01)
print(f"{path[:, 0].max():.6f} {path[-1, 1]:.6f}")
