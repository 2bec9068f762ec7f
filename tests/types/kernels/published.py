"""Kernels in the shape of published ones."""
import math

import numpy as np
from numba import prange


def mandelbrot(w, h, maxit):
    out = np.zeros((h, w), dtype=np.int32)
    for py in range(h):
        for px in range(w):
            x0 = px / w * 3.5 - 2.5
            y0 = py / h * 2.0 - 1.0
            x = 0.0
            y = 0.0
            it = 0
            while x * x + y * y <= 4.0 and it < maxit:
                x, y = x * x - y * y + x0, 2.0 * x * y + y0
                it += 1
            out[py, px] = it
    return out


def julia(n, cr, ci, maxit):
    img = np.empty((n, n), np.uint8)
    c = complex(cr, ci)
    for i in range(n):
        for j in range(n):
            z = complex(-1.5 + 3.0 * j / n, -1.5 + 3.0 * i / n)
            k = 0
            while abs(z) < 2 and k < maxit:
                z = z * z + c
                k += 1
            img[i, j] = k
    return img


def sieve(n):
    flags = np.ones(n + 1, dtype=np.bool_)
    flags[0] = False
    flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    count = 0
    for f in flags:
        count += f
    return count


def matmul(a, b):
    n, k = a.shape
    k2, m = b.shape
    assert k == k2, "shapes do not match"
    c = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            s = 0.0
            for p in range(k):
                s += a[i, p] * b[p, j]
            c[i, j] = s
    return c


def nbody(n, steps, dt):
    pos = np.zeros((n, 3))
    vel = np.zeros((n, 3))
    mass = np.ones(n)
    for i in range(n):
        pos[i, 0] = i * 1.5
        pos[i, 1] = (i * 7) % 5
        pos[i, 2] = (i * 3) % 4 - 1.5
    for s in range(steps):
        for i in range(n):
            ax = ay = az = 0.0
            for j in range(n):
                if i == j:
                    continue
                dx = pos[j, 0] - pos[i, 0]
                dy = pos[j, 1] - pos[i, 1]
                dz = pos[j, 2] - pos[i, 2]
                r2 = dx * dx + dy * dy + dz * dz + 0.01
                inv = mass[j] / (r2 * math.sqrt(r2))
                ax += dx * inv
                ay += dy * inv
                az += dz * inv
            vel[i, 0] += ax * dt
            vel[i, 1] += ay * dt
            vel[i, 2] += az * dt
        for i in range(n):
            for d in range(3):
                pos[i, d] += vel[i, d] * dt
    return pos


def lcg_pi(n, seed):
    state = np.uint64(seed)
    inside = 0
    for i in range(n):
        state = np.uint64(6364136223846793005) * state + np.uint64(1442695040888963407)
        x = np.float64(state >> np.uint64(33)) / 2147483648.0
        state = np.uint64(6364136223846793005) * state + np.uint64(1442695040888963407)
        y = np.float64(state >> np.uint64(33)) / 2147483648.0
        if x * x + y * y < 1.0:
            inside += 1
    return 4.0 * inside / n


def floyd_warshall(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i, k] + d[k, j] < d[i, j]:
                    d[i, j] = d[i, k] + d[k, j]
    return d[0, n - 1]


def lcs(a, b):
    n = len(a)
    m = len(b)
    prev = np.zeros(m + 1, dtype=np.int64)
    for i in range(n):
        cur = np.zeros(m + 1, dtype=np.int64)
        for j in range(m):
            if a[i] == b[j]:
                cur[j + 1] = prev[j] + 1
            else:
                cur[j + 1] = max(prev[j + 1], cur[j])
        prev = cur
    return prev[m]


def levenshtein(a, b):
    n, m = len(a), len(b)
    d = np.empty((n + 1, m + 1), dtype=np.int32)
    for i in range(n + 1):
        d[i, 0] = i
    for j in range(m + 1):
        d[0, j] = j
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + cost)
    return d[n, m]


def bilinear(img, x, y):
    h, w = img.shape
    x0 = int(math.floor(x))
    y0 = int(math.floor(y))
    x1 = min(x0 + 1, w - 1)
    y1 = min(y0 + 1, h - 1)
    fx = x - x0
    fy = y - y0
    top = img[y0, x0] * (1 - fx) + img[y0, x1] * fx
    bottom = img[y1, x0] * (1 - fx) + img[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


def histogram(x, bins, lo, hi):
    h = np.zeros(bins, np.int64)
    scale = bins / (hi - lo)
    for v in x:
        i = int((v - lo) * scale)
        if 0 <= i < bins:
            h[i] += 1
    return h


def collatz(n):
    best = 0
    arg = 0
    for i in range(1, n):
        x = i
        c = 0
        while x != 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            c += 1
        if c > best:
            best, arg = c, i
    return arg, best


def life(g, steps):
    n, m = g.shape
    for s in range(steps):
        new = np.zeros_like(g)
        for i in range(n):
            for j in range(m):
                c = 0
                for di in (-1, 0, 1):
                    for dj in (-1, 0, 1):
                        if di != 0 or dj != 0:
                            c += g[(i + di) % n, (j + dj) % m]
                if c == 3 or (c == 2 and g[i, j] == 1):
                    new[i, j] = 1
        g[:] = new
    return g


def lu(a):
    n = a.shape[0]
    for k in range(n):
        if a[k, k] == 0:
            raise ZeroDivisionError("zero pivot")
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            for j in range(k + 1, n):
                a[i, j] -= a[i, k] * a[k, j]
    det = 1.0
    for i in range(n):
        det *= a[i, i]
    return det


def quicksort(a, lo, hi):
    if lo >= hi:
        return 0
    p = a[(lo + hi) // 2]
    i, j = lo, hi
    swaps = 0
    while i <= j:
        while a[i] < p:
            i += 1
        while a[j] > p:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            swaps += 1
            i += 1
            j -= 1
    return swaps + quicksort(a, lo, j) + quicksort(a, i, hi)


def binary_search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) >> 1
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def integrate_f(a, b, n):
    s = 0.0
    dx = (b - a) / n
    for i in range(n):
        s += math.exp(-((a + i * dx) ** 2))
    return s * dx


def m_integrate(a, b, n):
    return integrate_f(a, b, n)


def heat(u, steps, k):
    n = len(u)
    for s in range(steps):
        v = u.copy()
        for i in range(1, n - 1):
            u[i] = v[i] + k * (v[i + 1] - 2 * v[i] + v[i - 1])
    return u


def rolling_mean(x, w):
    n = len(x)
    out = np.full(n, np.nan)
    s = 0.0
    for i in range(n):
        s += x[i]
        if i >= w:
            s -= x[i - w]
        if i >= w - 1:
            out[i] = s / w
    return out


def count_primes(n):
    c = 0
    for i in range(2, n):
        k = 2
        while k * k <= i:
            if i % k == 0:
                break
            k += 1
        else:
            c += 1
    return c


def countdown(n):
    while n > 0:
        n -= 1
    return n


def knapsack(weights, values, cap):
    best = np.zeros(cap + 1, dtype=np.int64)
    for i in range(len(weights)):
        for c in range(cap, weights[i] - 1, -1):
            best[c] = max(best[c], best[c - weights[i]] + values[i])
    return best[cap]


def horner(c, x):
    r = 0.0
    for i in range(len(c) - 1, -1, -1):
        r = r * x + c[i]
    return r


def kmeans_step(x, centers):
    n, d = x.shape
    k = centers.shape[0]
    labels = np.empty(n, np.int64)
    for i in range(n):
        best = np.inf
        for c in range(k):
            dist = 0.0
            for j in range(d):
                t = x[i, j] - centers[c, j]
                dist += t * t
            if dist < best:
                best = dist
                labels[i] = c
    return labels


def distance(a, b):
    s = 0.0
    for i in range(len(a)):
        s += (a[i] - b[i]) ** 2
    return math.sqrt(s)


def p_pairwise(x):
    n = x.shape[0]
    d = np.zeros((n, n))
    for i in prange(n):
        for j in range(i + 1, n):
            r = distance(x[i], x[j])
            d[i, j] = r
            d[j, i] = r
    return d


def fib_memo(n):
    memo = np.zeros(n + 2, dtype=np.uint64)
    memo[1] = 1
    for i in range(2, n + 1):
        memo[i] = memo[i - 1] + memo[i - 2]
    return memo[n]


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


def union_find(n, a, b):
    parent = np.zeros(n, np.int64)
    for i in range(n):
        parent[i] = i
    for e in range(len(a)):
        x, y = a[e], b[e]
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        while parent[y] != y:
            y = parent[y]
        parent[x] = y
    c = 0
    for i in range(n):
        if parent[i] == i:
            c += 1
    return c


def mix_types(a, flag):
    r = 0
    if flag:
        r = a * 0.5
    return r


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def crc(data):
    c = np.uint32(0xFFFFFFFF)
    for b in data:
        c = c ^ b
        for _ in range(8):
            if c & 1:
                c = (c >> 1) ^ np.uint32(0xEDB88320)
            else:
                c = c >> 1
    return c


CASES = [
    ("mandelbrot", ("i8", 30), ("i8", 20), ("i8", 50)), ("julia", ("i8", 20), ("f8", -0.4), ("f8", 0.6), ("i8", 50)), ("sieve", ("i8", 1000)),
    ("matmul", ("arr", "f8", (5, 7), 1), ("arr", "f8", (7, 3), 2)), ("matmul", ("arr", "f8", (5, 7), 1), ("arr", "f8", (6, 3), 2)), ("matmul", ("arr", "f4", (5, 7), 1), ("arr", "f8", (7, 3), 2, "F")),
    ("nbody", ("i8", 5), ("i8", 10), ("f8", 0.01)), ("lcg_pi", ("i8", 1000), ("i8", 42)), ("floyd_warshall", ("arr", "f8", (9, 9), 1)), ("floyd_warshall", ("arr", "i4", (9, 9), 5)),
    ("lcs", ("arr", "u1", (30,), 1), ("arr", "u1", (25,), 4)), ("levenshtein", ("arr", "i8", (13,), 1), ("arr", "i8", (11,), 4)), ("bilinear", ("arr", "f8", (5, 6), 1), ("f8", 2.25), ("f8", 3.5)),
    ("bilinear", ("arr", "u1", (5, 6), 1), ("f8", 2.25), ("f8", 3.5)), ("bilinear", ("arr", "u1", (5, 6), 1), ("f8", 2.25), ("f8", 7.5)), ("histogram", ("arr", "f8", (50,), 1), ("i8", 5), ("f8", -2.0), ("f8", 3.0)),
    ("collatz", ("i8", 300)), ("life", ("arr", "b1", (8, 8), 1), ("i8", 0)), ("life", ("arr", "i4", (8, 9), 3), ("i8", 3)), ("life", ("arr", "u1", (8, 9), 3), ("i8", 3)), ("lu", ("arr", "f8", (4, 4), 3)), ("lu", ("arr", "f8", (3, 3), 0)),
    ("quicksort", ("arr", "f8", (40,), 1), ("i8", 0), ("i8", 39)), ("quicksort", ("arr", "i2", (40,), 1), ("i8", 0), ("i8", 39)), ("binary_search", ("arr", "f8", (11,), 0), ("f8", 0.7)),
    ("gcd", ("i8", 84), ("i8", 36)), ("gcd", ("u4", 84), ("u4", 36)), ("m_integrate", ("f8", 0.0), ("f8", 2.0), ("i8", 1000)), ("heat", ("arr", "f8", (12,), 1), ("i8", 3), ("f8", 0.25)),
    ("rolling_mean", ("arr", "f8", (12,), 1), ("i8", 4)), ("count_primes", ("i8", 500)), ("countdown", ("i8", 100000)), ("knapsack", ("arr", "u1", (6,), 1), ("arr", "i8", (6,), 2), ("i8", 20)),
    ("horner", ("arr", "f8", (6,), 1), ("f8", 0.5)), ("kmeans_step", ("arr", "f8", (10, 2), 1), ("arr", "f8", (3, 2), 5)), ("p_pairwise", ("arr", "f8", (6, 3), 1)), ("fib_memo", ("i8", 90)),
    ("newton_sqrt", ("f8", 2.0)), ("newton_sqrt", ("f8", -2.0)), ("newton_sqrt", ("f8", 0.0)), ("mix_types", ("i8", 3), ("b1", 1)), ("mix_types", ("i8", 3), ("b1", 0)), ("ackermann", ("i8", 2), ("i8", 3)),
    ("deep", ("i8", 1000)), ("crc", ("arr", "u1", (20,), 1)),
    ("union_find", ("i8", 11), ("arr", "u1", (8,), 1), ("arr", "u1", (8,), 6)),
]
