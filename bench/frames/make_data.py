"""The db-benchmark's tables as .npy files, one a column: make_data.py ROWS FOLDER. Group-by: 100 values of id1, id2, id4 and id5,
ROWS/100 of id3 and id6. Joins: keys of a small (ROWS/10⁶), a medium (ROWS/10³) and a big (ROWS) table, nine tenths of which are on
both sides. Texts are "id" and a number."""
import os
import sys

import numpy as np

N, FOLDER = int(sys.argv[1]), sys.argv[2]
K = 100
rng = np.random.default_rng(108)


def save(name, values):
    np.save(os.path.join(FOLDER, name + ".npy"), values)


def split(n):
    """Keys of the left and the right table."""
    keys = rng.permutation(n * 11 // 10) + 1
    common = n * 9 // 10
    return keys[:n], rng.permutation(np.concatenate((keys[:common], keys[n:])))


def sample(keys, n):
    return rng.permutation(np.concatenate((keys, rng.choice(keys, n - len(keys)))))


os.makedirs(FOLDER, exist_ok=True)
for name, top in (("id1", K), ("id2", K), ("id3", N // K), ("id4", K), ("id5", K), ("id6", N // K)):
    save(name, rng.integers(1, top + 1, N))
save("v1", rng.integers(1, 6, N))
save("v2", rng.integers(1, 16, N))
save("v3", np.round(rng.uniform(0, 100, N), 6))
small, medium, big = split(max(N // 10**6, 10)), split(max(N // 10**3, 100)), split(N)
for k, keys in (("1", small), ("2", medium), ("3", big)):
    save("x" + k, sample(keys[0], N))
    save("y" + k, keys[1])
save("xv", np.round(rng.uniform(0, 100, N), 6))
save("m1", sample(small[1], len(medium[1])))
save("b1", sample(small[1], N))
save("b2", sample(medium[1], N))
for k, n in (("s", len(small[1])), ("m", len(medium[1])), ("b", N)):
    save("w" + k, np.round(rng.uniform(0, 100, n), 6))
save("ready", np.arange(1))
