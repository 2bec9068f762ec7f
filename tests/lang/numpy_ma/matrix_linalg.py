"""Results of numpy.linalg for matrices are matrices, and what is stored in a column or a row has two dimensions."""
import numpy as np

A = np.matrix([[1.0, 2], [3, 4]])
U, s, V = np.linalg.svd(A)
print(np.allclose(U * np.diag(s) * V, A), type(U).__name__, type(s).__name__, type(V).__name__)
Q, R = np.linalg.qr(A)
print(np.allclose(Q * R, A), type(Q).__name__)
w, v = np.linalg.eig(A)
print(type(w).__name__, type(v).__name__, np.allclose(A * v, v * np.diag(w)))
print([type(x).__name__ for x in (np.linalg.eigh(A)[1], np.linalg.lstsq(A, A, rcond=None)[0], np.round(A), np.inner(A, A), np.take(A, 0))])
print(np.split(A, 2), np.median(A, axis=0), type(np.linalg.svd(A, compute_uv=False)).__name__, np.linalg.qr(A, mode="r").shape)
M = np.matrix([[1, 2], [3, 4], [5, 6]])
M[:, 1] = M[:, 0]
print(M)
M[:, 0] += 1
M[:, 1] = [[7], [8], [9]]
M[0] = [0, 0]
M[2, 1] = -1
print(M)
for change in (lambda: M.__setitem__((slice(None), 1), np.zeros(3)), lambda: M.__setitem__(7, 1)):
    try:
        change()
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
M[M > 3] = 0
M[[0, 1], 1] = 5
print(M)
