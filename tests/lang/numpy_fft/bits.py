"""Transforms have NumPy's bits: digests of many lengths, precisions, axes and directions."""
import hashlib

import numpy as np


def digest(*arrays):
    h = hashlib.md5()
    for a in arrays:
        h.update(np.ascontiguousarray(a).tobytes())
    return h.hexdigest()[:10]


rng = np.random.default_rng(5)
for n in [*range(1, 130), 169, 221, 243, 256, 289, 343, 361, 400, 509, 521, 529, 625, 840, 961, 1000, 1009, 1024, 1331, 1681, 2047, 2187, 4096, 10007]:
    x = rng.standard_normal(n)
    z = x + 1j * rng.standard_normal(n)
    f, c = x.astype(np.float32), z.astype(np.complex64)
    print(n, digest(np.fft.fft(z), np.fft.fft(x), np.fft.ifft(z)), digest(np.fft.rfft(x), np.fft.irfft(z, n), np.fft.hfft(z, n), np.fft.ihfft(x)),
          digest(np.fft.fft(c), np.fft.ifft(c), np.fft.fft(f), np.fft.fft(c, norm="ortho")), digest(np.fft.rfft(f), np.fft.irfft(c, n), np.fft.rfft(f, norm="forward")))

# several lines at once, other axes, padded and cut lines, strides
for shape in [(3, 8), (8, 3), (9, 35), (16, 100), (100, 16), (2, 5, 12), (33, 7)]:
    a = rng.standard_normal(shape)
    b = a + 1j * rng.standard_normal(shape)
    for axis in range(len(shape)):
        print(shape, axis, digest(np.fft.fft(b, axis=axis), np.fft.ifft(b[::-1], axis=axis)), digest(np.fft.rfft(a, axis=axis), np.fft.irfft(b, axis=axis)),
              digest(np.fft.fft(b, 10, axis=axis), np.fft.rfft(a, 40, axis=axis), np.fft.irfft(b, 6, axis=axis), np.fft.irfft(b, 50, axis=axis)),
              digest(np.fft.fft(b.astype(np.complex64), axis=axis), np.fft.rfft(a.astype(np.float32), axis=axis)))
    print(digest(np.fft.fftn(b), np.fft.ifftn(b)), digest(np.fft.fft2(b), np.fft.rfft2(a)), digest(np.fft.rfftn(a), np.fft.irfftn(b)))
for dtype in (np.int8, np.bool_, np.uint64):
    a = (rng.standard_normal(20) * 5).astype(np.int8).astype(dtype)
    for r in (np.fft.fft(a), np.fft.ifft(a, norm="ortho"), np.fft.rfft(a, norm="forward"), np.fft.irfft(a)):
        print(np.dtype(dtype), r.dtype, digest(r))
print(np.fft.rfft([0, 1, 0, 0]), np.fft.ihfft(np.array([1, 15, 22, 33, 22, 15, 1.0]) + 0), np.fft.fft(np.exp(2j * np.pi * np.arange(8) / 8)))
