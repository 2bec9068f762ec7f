import math
import sys
import numpy as np
import numba as nb

A1, A2, A3, A4, A5 = 0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429
RSQRT2PI = 0.39894228040143267793994605993438

@nb.njit(inline="always")
def cnd(d):
    K = 1.0 / (1.0 + 0.2316419 * math.fabs(d))
    ret_val = (RSQRT2PI * math.exp(-0.5 * d * d) * (K * (A1 + K * (A2 + K * (A3 + K * (A4 + K * A5))))))
    if d > 0:
        ret_val = 1.0 - ret_val
    return ret_val

@nb.njit(parallel=True, error_model="numpy")
def black_scholes(callResult, putResult, S, X, T, R, V):
    for i in nb.prange(len(S)):
        sqrtT = math.sqrt(T[i])
        d1 = (math.log(S[i] / X[i]) + (R + 0.5 * V * V) * T[i]) / (V * sqrtT)
        d2 = d1 - V * sqrtT
        expRT = math.exp((-1. * R) * T[i])
        callResult[i] = (S[i] * cnd(d1) - X[i] * expRT * cnd(d2))
        putResult[i] = (X[i] * expRT * (1.0 - cnd(d2)) - S[i] * (1.0 - cnd(d1)))

@nb.njit
def binomial_tree(S, K, T, r, sigma, N, call=True, american=False):
    dt = T / N
    u = math.exp(sigma * math.sqrt(dt))
    d = 1 / u
    p = (math.exp(r * dt) - d) / (u - d)
    disc = math.exp(-r * dt)
    sgn = 1 if call else -1
    v = np.maximum(sgn * (S * u ** np.arange(N, -N - 1, -2) - K), 0.0)
    for step in range(N - 1, -1, -1):
        v = disc * (p * v[:-1] + (1 - p) * v[1:])
        if american:
            spots = S * u ** np.arange(step, -step - 1, -2)
            v = np.maximum(v, sgn * (spots - K))
    return v[0]

def randfloat(rand_var, low, high):
    return (1.0 - rand_var) * low + rand_var * high

def main(*args):
    OPT_N = 200
    np.random.seed(0)
    stockPrice = randfloat(np.random.random(OPT_N), 5.0, 30.0)
    optionStrike = randfloat(np.random.random(OPT_N), 1.0, 100.0)
    optionYears = randfloat(np.random.random(OPT_N), 0.25, 10.0)
    c, p = np.zeros(OPT_N), -np.ones(OPT_N)
    black_scholes(c, p, stockPrice, optionStrike, optionYears, 0.02, 0.3)
    print(*(f"{v:.6f}" for v in c[:4]), "|", *map("{:.4f}".format, p[:4]), file=sys.stdout)
    delta = np.abs(c - p - stockPrice + optionStrike * np.exp(-0.02 * optionYears))
    print("parity", delta.max() < 1e-9)
    for call in (True, False):
        for am in (False, True):
            print(f"{'call' if call else 'put':>4} {'am' if am else 'eu'} {binomial_tree(100., 105, 1., .05, .2, 50, call, am):.6f}")

if __name__ == "__main__":
    main(*sys.argv[1:])
