# The bits of small products of float64 and float32: every shape from 1 to 8, vectors, layouts, stacks, N-d dot.
import zlib

import numpy as np

rng = np.random.default_rng(11)


def bits(*arrays):
    return "%08x" % zlib.crc32(b"".join(np.ascontiguousarray(a).tobytes() for a in arrays))


for dt in ("f8", "f4"):
    for k in range(1, 9):
        names = {}
        for m in range(1, 9):
            A = rng.normal(size=(m, k)).astype(dt)
            F = np.asfortranarray(A)
            x = rng.normal(size=k).astype(dt)
            u = rng.normal(size=m).astype(dt)
            steps = rng.normal(size=3 * k).astype(dt)[::3]
            inner = rng.normal(size=(m, k + 2)).astype(dt)[:, :k]
            gaps = rng.normal(size=(2 * m, 3 * k)).astype(dt)[::2, ::3]
            S = rng.normal(size=(3, m, k)).astype(dt)
            for name, r in (("A@x", A @ x), ("F@x", F @ x), ("A@steps", A @ steps), ("part@x", inner @ x), ("gaps@x", gaps @ x), ("A.dot(x)", A.dot(x)),
                            ("u@A", u @ A), ("u@F", u @ F), ("u@part", u @ inner), ("A@col", A @ x[:, None]), ("row@A", u[None] @ A),
                            ("A.T@A", A.T @ A), ("A@A.T", A @ A.T), ("S@x", S @ x), ("matvec", np.matvec(S, x)), ("vecdot", np.vecdot(A, x))):
                names.setdefault(name, []).append(r)
            if k < 4:
                names.setdefault("A[:,::-1]@x", []).append(A[:, ::-1] @ x)
            for n in range(1, 9):
                B = rng.normal(size=(k, n)).astype(dt)
                T = rng.normal(size=(3, k, n)).astype(dt)
                for name, r in (("A@B", A @ B), ("F@B", F @ B), ("A@FB", A @ np.asfortranarray(B)), ("A.dot(B)", A.dot(B)), ("inner", np.inner(A, B.T)),
                                ("tensordot", np.tensordot(A, B, 1)), ("S@T", S @ T), ("S@B", S @ B), ("x@T", x @ T), ("vecmat", np.vecmat(x, T))):
                    names.setdefault(name, []).append(r)
                if n > 1:
                    names.setdefault("gaps@B", []).append(gaps @ B)
                if 3 * m * n * k <= 512:
                    names.setdefault("dot(A,T)", []).append(np.dot(A, T))
                    names.setdefault("dot(S,B)", []).append(np.dot(S, B))
                if m > 1 and n > 1 and m * n * k <= 64:
                    names.setdefault("einsum", []).append(np.einsum("ij,jk->ik", A, B))
        print(dt, k, *[name + " " + bits(*r) for name, r in names.items()], sep="\n  ")

A = np.array([[0.1, 0.7], [-0.3, 1.1], [2.3, -0.9]])
x = np.array([0.3, -1.7])
print([v.hex() for v in (A @ x).tolist()])
print([v.hex() for v in (A @ A.T).ravel().tolist()])
print([v.hex() for v in (np.array([0.2, 0.6, -1.3]) @ A).tolist()])
