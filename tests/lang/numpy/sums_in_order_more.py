# The last bits of sums: where=, reduceat, axes around a kept one, complex64 numbers and their means and deviations.
import hashlib

import numpy as np

rng = np.random.RandomState(1)


def bits(x):
    x = np.ascontiguousarray(x)
    return x.dtype.str + " " + hashlib.md5(x.tobytes()).hexdigest()[:10]


for n in (5, 9, 129, 1000, 20000):
    a, m = rng.rand(n), rng.rand(n) < 0.6
    m[0] = True
    at = np.unique(rng.randint(0, n, 6))
    for x in (a, a.astype(np.float32), a + 1j * a[::-1], (a + 1j * a[::-1]).astype(np.complex64)):
        print(n, bits(x.sum(where=m)), bits(np.add.reduceat(x, at)), bits(np.add.reduceat(x, list(at), axis=0)), bits(x.mean()), bits(x.var()), bits(x.std()))
    print(bits(a.mean(where=m)), bits(a.std(where=m)), bits(a.var(where=m, ddof=0)))
for k in (3, 30, 100):
    D, A, M = rng.rand(k, 7, k // 2 + 1), rng.rand(k, k), rng.rand(k, k) < 0.5
    M[0] = M[:, 0] = True
    for x in (D, D.astype(np.float32), D + 1j, D.astype(np.complex64)):
        print(k, bits(x.sum(axis=(0, 2))), bits(x.mean(axis=(0, 2))), bits(x.sum(axis=(0, 2), keepdims=True, initial=1)), bits(x.sum(axis=(1, 2))), bits(x.sum(axis=(0, 1))))
    print(k, bits(D.std(axis=(0, 2))), bits(A.sum(axis=1, where=M)), bits(A.sum(axis=0, where=M)), bits(A.mean(axis=1, where=M)), bits(A.sum(where=M, keepdims=True)))
    print(k, bits(np.add.reduceat(A, [0, 2, 1])), bits(np.add.reduceat(A, [0, 2, 1], axis=1)), bits(np.add.reduceat(A.astype(np.float32), [0, 2])))
    C = (A + 1j * A.T).astype(np.complex64)
    print(k, bits(C.mean(axis=0)), bits(C.mean(axis=1)), bits(C.std(axis=0)), bits(C.std(axis=1)), bits(C.sum(axis=0)), bits(C.sum(axis=1)))
E4 = rng.rand(3, 5, 6, 4)
print([bits(E4.sum(axis=x)) for x in ((0, 2), (1, 3), (0, 3), (0, 1, 3), (0, 2, 3), (1, 2), (0, 2, 1), (2, 0, 3, 1))], bits(E4[:, ::2].sum(axis=(0, 3))))
z = (rng.rand(140000) + 1j * rng.rand(140000)).astype(np.complex64)
print(z.sum(), z[:65536].sum(), z[1:70000].sum(), z.mean())
