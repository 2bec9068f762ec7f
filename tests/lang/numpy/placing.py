"""np.copyto(where=), np.choose, np.take(mode=), byteswap, reduceat of rows, running any and all; keywords in any order."""
import numpy as np

a = np.arange(12.0)
b = -a
m = a % 3 == 0
for t, src, where in ((a.copy(), b, m), (a.copy(), 7.5, m), (a.copy(), 3, ~m), (np.arange(12), 5, m), (m.copy(), True, a > 6), (a.copy(), b, True), (a.copy(), b, np.bool_(False))):
    print(np.copyto(t, src, where=where), t)
g = np.arange(12.0).reshape(3, 4)
np.copyto(g, [1.0, 2.0, 3.0, 4.0], where=g > 5)
print(g)
np.copyto(g, np.array([10.0, 20.0, 30.0, 40.0]), where=np.array([[True], [False], [True]]))
print(g)
np.copyto(g[:, ::2], g[:, 1::2], where=g[:, ::2] > 3)
print(g)
t = np.arange(10)
np.copyto(t[1:], t[:-1], where=t[1:] > 4)
print(t)
c = np.zeros(5, complex)
np.copyto(c, 1j * np.arange(5), where=np.arange(5) > 2)
print(c, end="\n\n")
for call in (lambda: np.copyto(np.arange(3), np.arange(3.0)), lambda: np.copyto(np.zeros(3), np.zeros(4)), lambda: np.copyto([1], 2), lambda: np.copyto(np.zeros(3), 1.0, where=[True, False]),
             lambda: np.copyto(), lambda: np.choose([0, 3], [[1, 2], [3, 4]]), lambda: np.take(a, [1], mode="odd"), lambda: np.add.reduceat(g, [0, 3])):
    try:
        print(call())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__)

w = np.array([0, 2, 1, 1])
for rows in ([np.arange(4), np.arange(4) * 10, np.arange(4) * 100], (np.arange(4.0), -np.arange(4.0), np.ones(4)), [np.arange(4, dtype=np.int8)] * 3, [1j * np.arange(4)] * 3, [1, 2.5, np.zeros(4)]):
    r = np.choose(w, rows)
    print(r, r.dtype)
print(np.choose(np.array([True, False]), [np.array([1, 2]), np.array([3, 4])]), np.choose([[1, 0], [0, 1]], [np.eye(2), -np.eye(2)]), w.choose([w, w + 1, w + 2]))
print(np.choose([5, -1, 1], [np.arange(3), np.arange(3) + 10], mode="clip"), np.choose([5, -1, 1], [np.arange(3), np.arange(3) + 10], mode="wrap"))
p = np.array([-30, -1, 0, 11, 12, 100])
print(np.take(a, p, mode="clip"), np.take(a, p, mode="wrap"), a.take(p, mode="clip"))
print(np.take(g, p, axis=1, mode="wrap"), np.take(g, p, axis=0, mode="clip").shape, np.take(g, [7, -9], mode="wrap"), np.take(np.arange(3), 7, mode="clip"))

for x in (np.arange(4, dtype=np.int16), np.arange(4, dtype=np.uint32), np.arange(6).reshape(2, 3), np.array([True, False]), np.arange(3, dtype=np.int8)):
    print(x.byteswap(), x.byteswap().dtype, x.byteswap().byteswap())
f = np.array([1.0, 2.0])
print(f.byteswap().tobytes() == f.tobytes()[7::-1] + f.tobytes()[:7:-1], np.array([1 + 2j]).byteswap().byteswap(), np.arange(8, dtype=np.int32)[::2].byteswap())
k = np.arange(6, dtype=np.int32)
print(k[::2].byteswap(inplace=True), k, k.byteswap(True) is k)
k.flags.writeable = False
try:
    k.byteswap(inplace=True)
except ValueError as e:
    print(e)

d = np.arange(20.0).reshape(5, 4)
print(np.add.reduceat(d, [0, 3, 1]), np.multiply.reduceat(d.astype(int), np.array([1, 3])), np.maximum.reduceat(d, [0, 2]), np.minimum.reduceat(d, [4, 0], axis=0), np.add.reduceat(d, [0, 2], axis=1))
n = np.array([False, False, True, False, True])
print(np.logical_or.accumulate(n), np.logical_and.accumulate(~n), np.logical_or.accumulate(n[::2]), np.logical_or.accumulate(np.zeros(3, bool)), np.logical_and.accumulate(np.ones((2, 3), bool), axis=1))
print(np.logical_or.accumulate(np.array([n, ~n]), axis=0), np.logical_or.accumulate(np.array([n, ~n]), axis=1))
print(np.linalg.norm(np.array([3, 4], np.float32)), np.linalg.norm(np.array([3.0, 4.0])[::-1]), np.linalg.norm(np.zeros(0)), type(np.linalg.norm(np.ones(4, np.float32))).__name__)
s = np.array([1.0, 2.0, 2.0, np.nan])
s.sort()
q = np.array([np.nan, 1.0])
q.sort()
e = np.array([3, 3, 4, 5, 1], np.int32)
e.sort()
o = np.sort(np.array([np.nan]))
print(s, q, e, o, np.sort(np.arange(200.0))[[0, -1]], np.sort(np.r_[np.arange(100.0), 5.0])[5:8])
print(a[m], a[~m][:3], a[np.zeros(12, bool)], a[::2][m[::2]], c[c != 0])
print(np.sum(d, keepdims=True, axis=0), d.max(keepdims=True, axis=1).shape, np.repeat(d[0, :3], repeats=10).sum())
