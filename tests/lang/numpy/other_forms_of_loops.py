# Running folds, powers, parts of floats, bits, sums of products, complex order: every dtype and layout.
import numpy as np
np.random.seed(3)
for T in (np.float64, np.float32):
    x = np.array([0.0, -0.0, 1.0, -1.0, 0.5, 3.7, -2.5e10, 1e-310, -1e-42, np.inf, -np.inf, np.nan, 5e-324, np.finfo(T).max, np.finfo(T).tiny, -np.finfo(T).tiny], dtype=T)
    with np.errstate(all='ignore'):
        m, e = np.frexp(x)
        print(m.tolist(), e.tolist(), e.dtype)
        print(np.spacing(x).tolist())
        print(np.frexp(x[::2])[0].tolist(), np.spacing(x[::3]).tolist())
try:
    with np.errstate(all='raise', under='ignore'):
        print(np.frexp(np.array([np.nan, 1.0]))[1], np.spacing(np.array([np.nan, -np.inf])))
except FloatingPointError as err:
    print(err)
for T in (np.int64, np.int32, np.uint8, np.int16, np.uint64, np.int8):
    b = np.random.randint(0, 100, 300).astype(T)
    e = np.random.randint(0, 9, 300).astype(T)
    print((b ** 3).tolist()[:40], (b ** e).tolist()[:40], (T(2) ** e).tolist()[:30], (b[::2] ** T(0)).sum(), (b ** T(1)).sum(), (b[::3] ** T(7)).tolist()[:20])
    print((T(3) ** (e * T(9)) % T(100))[:50].tolist())
m = np.random.rand(77) > 0.5
for order in ("big", "little"):
    print(np.packbits(m, bitorder=order).tolist(), np.unpackbits(np.arange(0, 250, 7, dtype=np.uint8), bitorder=order).tolist()[:60])
print(np.packbits(np.random.randint(0, 3, 200).astype(np.uint8)).tolist(), np.packbits(m[:64]).tolist(), np.packbits(m[:0]).tolist())
print(np.packbits(np.array([[1, 0, 2], [0, 0, 3]]), axis=1).tolist(), np.packbits(np.array([[1, 0, 2], [0, 0, 3]])).tolist(), np.unpackbits(np.array([[7], [3]], dtype=np.uint8), axis=1, count=5).tolist())
print(np.packbits(m, axis=-1).tolist(), np.packbits(m[::2]).tolist())
print(np.ravel_multi_index((np.array([1, 2, 3]), np.array([0, 5, 1])), (4, 6)).tolist(), np.ravel_multi_index((3, 1), (4, 5)), np.ravel_multi_index(np.array([[1, 2], [0, 1]]), (4, 5)).tolist())
for bad in (([4, 1], [0, 0]), ([-1, 1], [0, 0])):
    try:
        print(np.ravel_multi_index(tuple(np.array(b) for b in bad), (4, 6)))
    except ValueError as err:
        print(err)
for T in (np.complex128, np.complex64):
    z = (np.round(np.random.randn(400), 1) + 1j * np.round(np.random.randn(400), 1)).astype(T)
    z[5] = np.nan; z[17] = complex(1, np.nan); z[40] = complex(np.nan, 2); z[41] = complex(np.nan, 1); z[90] = complex(0.0, np.nan); z[100] = -0.0; z[101] = 0.0; z[102] = complex(-0.0, -1); z[7] = np.inf
    print(np.argsort(z, kind='stable').tolist())
    print(np.sort(z[:1]), np.sort(z[:9][::-1]), np.unique(z)[:20])
    print(np.where(z.real > 0, z, -z)[:10].tolist(), np.where(z.real > 0, z[::-1], 0)[:10].tolist(), np.where((z.real > 0)[::2], z[::2], z[1::2])[:10].tolist())
for d in (np.int16, np.uint16, np.int32, np.float32, np.uint8, bool):
    q = np.random.randint(0, 200, 101).astype(d)
    print(np.where(np.arange(101) % 3 == 0, q, q[::-1])[:20].tolist(), np.cumsum(q).tolist()[-5:], np.cumsum(q).dtype, np.cumsum(q[::2]).tolist()[:20], np.cumprod(q[:9]).tolist(), np.maximum.accumulate(q).tolist()[:30], np.minimum.accumulate(q[::-1]).tolist()[:30])
    print(np.add.accumulate(q, dtype=np.uint64).tolist()[-3:], np.add.accumulate(q.reshape(1, 101), axis=1)[0, -4:].tolist())
z = np.arange(7) * (1 + 2j)
print(np.cumsum(z), np.cumsum(z.astype(np.complex64)), np.cumprod(np.arange(1, 30)).tolist(), np.cumsum(np.arange(20.0, dtype=np.float32)))
x = np.array([1.0, np.nan, 3.0, 2.0], dtype=np.float32); print(np.maximum.accumulate(x), np.minimum.accumulate(x))
A = np.arange(12.0).reshape(3, 4); B = A[::-1] * 2; D = np.arange(24).reshape(2, 3, 4)
for e, ops in (('ij,ij->j', (A, B)), ('ij,ij->i', (A, B)), ('ij,ji->ij', (A, B.T.copy())), ('ij,ji->j', (A, B.T.copy())), ('ijk,k->ij', (D, D[0, 0])), ('ijk,k->ji', (D, D[0, 0])), ('k,ijk->ij', (D[0, 0], D)), ('ijk,j->ik', (D, D[0, :, 0].copy())), ('ijk,ijk->k', (D, D)), ('ijk,ijk->', (D, D)), ('ijk,jk->i', (D, D[0])), ('ijk,jk->ik', (D, D[0])), ('ij,j->i', (A, A[0])), ('ij,i->j', (A, A[:, 0])), ('ij,ij->ji', (A, B)), ('i,i->', (A[0], B[0])), ('ij,kj->ik', (A, B)), ('bij,bjk->bik', (D, D.transpose(0, 2, 1))), ('ij,jk,k->i', (A, A.T, A[:, 0]))):
    r = np.einsum(e, *ops); print(e, np.asarray(r).tolist(), np.asarray(r).dtype)
