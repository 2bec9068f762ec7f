# Pancake flips: the largest number of flips over all permutations, with a checksum.
from numba import njit
import numpy as np


@njit
def fannkuch(n):
    p = np.arange(n)
    q = np.empty(n, np.int64)
    s = np.arange(n)
    sign, maxflips, checksum = 1, 0, 0
    while True:
        q0 = p[0]
        if q0 != 0:
            for i in range(1, n):
                q[i] = p[i]
            flips = 1
            while True:
                qq = q[q0]
                if qq == 0:
                    break
                q[q0] = q0
                if q0 >= 3:
                    i, j = 1, q0 - 1
                    while i < j:
                        q[i], q[j] = q[j], q[i]
                        i += 1
                        j -= 1
                q0 = qq
                flips += 1
            maxflips = max(maxflips, flips)
            checksum += sign * flips
        if sign == 1:
            p[0], p[1] = p[1], p[0]
            sign = -1
        else:
            p[1], p[2] = p[2], p[1]
            sign = 1
            for i in range(2, n):
                sx = s[i]
                if sx != 0:
                    s[i] = sx - 1
                    break
                if i == n - 1:
                    return checksum, maxflips
                s[i] = i
                t = p[0]
                for j in range(i + 1):
                    p[j] = p[j + 1]
                p[i + 1] = t


for n in (4, 5, 6, 7, 8):
    print(n, fannkuch(n))
