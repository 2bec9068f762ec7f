# Arrays of records as items of typed lists and of tuples.
import numba
import numpy as np
from numba import njit

kind = np.dtype([("on", np.bool_), ("n", np.int32), ("x", np.float64, (3, 2)), ("m", np.float32, 3)], align=True)


def block(k, on, n):
    b = np.zeros(1, kind)
    b[0]["on"] = on
    b[0]["n"] = n
    b[0]["x"] = np.arange(6).reshape(3, 2) + k
    b["m"] = k / 2
    return b


@njit
def off(blocks):
    found = numba.typed.List.empty_list(numba.int32)
    for i in range(len(blocks)):
        if blocks[i][0]["on"] == False:
            found.append(i)
    return found


@njit
def count(blocks, which=None):
    n = 0
    if which is None:
        for box in blocks:
            data = box[0]
            if data["on"]:
                n += data["n"]
    else:
        for i in which:
            n += blocks[i][0].n
    return n


@njit
def push(blocks, g):
    for box in blocks:
        data = box[0]
        for i in range(data.n):
            row = data.x[i]
            row += g
            data.m[i] += np.float32(1)


@njit
def flat(blocks, out):
    n = 0
    for box in blocks:
        data = box[0]
        k = data["n"]
        out[n:n + k] = data["x"][0:k]
        n += k
    return n


@njit
def held(blocks):
    kept = [blocks[0], blocks[-1]]
    kept.append(blocks[1])
    t = 0.0
    for box in kept:
        t += box[0].x.sum()
    return t, len(kept)


blocks = numba.typed.List()
for k, on, n in ((0, True, 2), (1, False, 1), (2, True, 3)):
    blocks.append(block(k, on, n))
print(list(off(blocks)), count(blocks), count(blocks, off(blocks)))
push(blocks, np.array([0.5, -1.0]))
out = np.zeros((6, 2))
print(flat(blocks, out), out)
print(held(blocks))
print(blocks[0][0]["x"][:2], blocks[2]["m"], blocks[1].dtype.names)
blocks[0][0]["n"] = 3
print(count(blocks), blocks[0]["n"], blocks[0].shape)
print(count((blocks[0], blocks[2])))
