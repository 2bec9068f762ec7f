# Classes that derive from np.matrix: what is made of one is one; and the methods of arrays that matrices have.
import os
import pickle
import tempfile
import numpy as np


def t(f):
    try:
        r = f()
        print(type(r).__name__, repr(r))
    except Exception as e:
        print(type(e).__name__, e)


class Sub(np.matrix):
    def twice(self):
        return self * 2


s = Sub([[1, 2], [3, 4]])
for f in (lambda: s.T, lambda: s.H, lambda: s.I, lambda: s.real, lambda: s.A, lambda: s * s, lambda: s + 1, lambda: 1 + s, lambda: s[0], lambda: s[:, 0], lambda: -s,
          lambda: s ** 2, lambda: s @ s, lambda: s.sum(0), lambda: s.sum(), lambda: s.copy(), lambda: s.reshape(1, 4), lambda: np.sin(s), lambda: s.astype(float),
          lambda: s == s, lambda: s.dot(s), lambda: s.ravel(), lambda: [1, 2] * s, lambda: s * np.matrix([[1], [2]]),
          lambda: s + np.matrix([[1], [2]]), lambda: np.matrix([[1, 2]]) * s, lambda: np.concatenate([s, s]), lambda: s.view(np.matrix), lambda: s.view(np.ndarray), lambda: s.view(), lambda: np.matrix(s),
          lambda: Sub(np.matrix([[1]])), lambda: np.asmatrix(s), lambda: np.linalg.inv(s), lambda: s.diagonal(), lambda: list(s)[0], lambda: s.max(1), lambda: s.twice(),
          lambda: np.diagonal(s), lambda: Sub("1.5 2; 3 4"), lambda: Sub([[1]], dtype=np.int8), lambda: Sub([["a", "b"], ["c", "d"]])):
    t(f)
s += 1
t(lambda: s)
M = np.matrix([[1, 2], [3, 4]])
t(lambda: M.mT)
t(lambda: M.byteswap())
t(lambda: pickle.loads(M.dumps()))
t(lambda: M.put([0, 3], [9, 8]))
t(lambda: M)
t(lambda: M.put([0, 7], [9, 8]))
t(lambda: np.argmax(M, 0))
N = M.copy()
t(lambda: N.byteswap(inplace=True))
N = M.copy()
t(lambda: N.resize((3, 2), refcheck=False))
t(lambda: N)
path = os.path.join(tempfile.mkdtemp(), "x")
t(lambda: N.tofile(path, sep=","))
t(lambda: open(path).read())
N.setflags(write=False)
try:
    N[0, 0] = 1
except ValueError as e:
    print(e)
