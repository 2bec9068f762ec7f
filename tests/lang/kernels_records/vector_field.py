# Records in vectorised loops, prange over structured arrays, reductions over fields, sorting by a field with argsort.
import numpy as np
from numba import njit, prange

star = np.dtype([('ra', 'f8'), ('dec', 'f8'), ('mag', 'f4'), ('n', 'u2')])


@njit(parallel=True)
def separation(s, k):
    out = np.empty(s.shape[0])
    for i in prange(s.shape[0]):
        d = np.sin(s[i].dec) * np.sin(s[k].dec) + np.cos(s[i].dec) * np.cos(s[k].dec) * np.cos(s[i].ra - s[k].ra)
        out[i] = np.arccos(min(1.0, d))
    return out


@njit(parallel=True)
def flux(s):
    total = 0.0
    for i in prange(len(s)):
        total += 10.0 ** (-0.4 * s[i].mag) * s[i].n
    return total


@njit
def brightest(s, k, out):
    order = np.argsort(s['mag'])
    for i in range(k):
        out[i] = s[order[i]]
    return out


@njit(parallel=True)
def dim(s, by):
    for i in prange(len(s)):
        s[i].mag += by
        s[i]['n'] += 1


n = 50
s = np.zeros(n, star)
s['ra'] = np.linspace(0, 1, n)
s['dec'] = np.linspace(-0.5, 0.5, n)
s['mag'] = (np.arange(n) * 17) % 53
s['n'] = 1 + np.arange(n) % 3
print(np.round(separation(s, 10)[:12:3], 9), '%.6f' % flux(s))
b = brightest(s, 3, np.empty(3, star))
print(b['mag'], b['n'], b.dtype.names, len(b))
dim(s, 1.5)
print(s['mag'][:5], s['n'][:5], s['mag'].dtype)
