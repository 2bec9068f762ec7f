"""Ray tracer with vectors as tuples, spheres, planes, reflections; overloaded helpers; ASCII output."""
import math
from typing import NamedTuple
import numpy as np
from numba import njit, prange, types
from numba.extending import overload, register_jitable

class Sphere(NamedTuple):
    c: tuple
    r: float
    col: tuple
    refl: float

@register_jitable
def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

@register_jitable
def add(a, b, s=1.0):
    return (a[0] + s * b[0], a[1] + s * b[1], a[2] + s * b[2])

@njit(inline="always")
def norm(a):
    n = math.sqrt(dot(a, a))
    return (a[0] / n, a[1] / n, a[2] / n)

def clampy(x, lo, hi): raise NotImplementedError
@overload(clampy)
def clampy_ov(x, lo, hi):
    if isinstance(x, types.Float):
        return lambda x, lo, hi: min(max(x, lo), hi)
    if isinstance(x, types.Integer):
        def impl(x, lo, hi):
            return lo if x < lo else hi if x > hi else x
        return impl
    if isinstance(x, types.UniTuple):
        return lambda x, lo, hi: (clampy(x[0], lo, hi), clampy(x[1], lo, hi), clampy(x[2], lo, hi))

@njit
def hit(o, d, s):
    oc = add(o, s.c, -1.0)
    b = dot(oc, d)
    c = dot(oc, oc) - s.r * s.r
    disc = b * b - c
    if disc < 0:
        return math.inf
    t = -b - math.sqrt(disc)
    return t if t > 1e-4 else math.inf

@njit
def trace(o, d, scene, depth):
    best, tb = -1, math.inf
    for i, s in enumerate(scene):
        t = hit(o, d, s)
        if t < tb:
            tb, best = t, i
    tp = (-1.0 - o[1]) / d[1] if d[1] < -1e-6 else math.inf
    if tp < tb:
        p = add(o, d, tp)
        k = (int(math.floor(p[0])) + int(math.floor(p[2]))) & 1
        return (0.3 + 0.5 * k, 0.3, 0.3)
    if best < 0:
        t = 0.5 * (d[1] + 1)
        return (1 - 0.5 * t, 1 - 0.3 * t, 1.0)
    s = scene[best]
    p = add(o, d, tb)
    n = norm(add(p, s.c, -1.0))
    l = norm((1.0, 1.0, -1.0))
    diff = max(0.0, dot(n, l))
    col = (s.col[0] * diff, s.col[1] * diff, s.col[2] * diff)
    if depth > 0 and s.refl > 0:
        rc = trace(p, add(d, n, -2 * dot(d, n)), scene, depth - 1)
        col = add((col[0] * (1 - s.refl), col[1] * (1 - s.refl), col[2] * (1 - s.refl)), rc, s.refl)
    return clampy(col, 0.0, 1.0)

@njit
def render(w, h, scene):
    img = np.zeros((h, w, 3))
    for y in range(h):
        for x in range(w):
            d = norm(((x - w / 2) / w * 2, -(y - h / 2) / w * 4, 1.0))
            c = trace((0.0, 0.0, -3.0), d, scene, 2)
            img[y, x, 0], img[y, x, 1], img[y, x, 2] = c
    return img

scene = (Sphere((0.0, 0.0, 1.0), 1.0, (1.0, 0.2, 0.2), 0.3), Sphere((1.5, -0.3, 0.0), 0.7, (0.2, 1.0, 0.2), 0.0), Sphere((-1.4, 0.2, 0.5), 0.6, (0.2, 0.2, 1.0), 0.6))
img = render(48, 24, scene)
g = img @ np.array([0.299, 0.587, 0.114])
ramp = " .:-=+*#%@"
for row in g: print("".join(ramp[min(9, int(v * 9.99))] for v in row).rstrip())
print(img.mean(axis=(0, 1)).round(6), (img * 255).astype(np.uint8)[12, 20:24].tolist())
f = njit(lambda a, b, c: clampy(a, b, c)); print(f(5, 1, 3), f(2.5, 0.0, 2.0))
print(scene[0]._replace(r=2.0).r, Sphere._fields, scene[1])
