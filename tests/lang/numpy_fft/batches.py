# Lines side by side, apart, backwards and repeated, cut and filled up: many at once and what is left over.
import numpy as np

rng = np.random.RandomState(3)
functions = (np.fft.fft, np.fft.ifft, np.fft.rfft, np.fft.irfft)


def show(f, x, n, axis):
    if (f is np.fft.rfft and x.dtype == complex) or (f is np.fft.irfft and x.shape[axis] == 1):
        return
    r = f(x, n, axis=axis)
    print(f.__name__, x.shape, x.strides, axis, n, r.shape, "%.7g %.7g" % (abs(r).sum(), abs(r.ravel()[-1] - r.ravel()[0])))


for shape in [(5, 7), (16, 24), (3, 8, 10), (1, 12)]:
    Z = rng.rand(*shape) + 1j * rng.rand(*shape)
    for axis in range(len(shape)):
        for n in (None, 3, 13, 24):
            for x in (Z, Z.real, Z[::-1], Z.T, Z.real[..., ::-1].copy()[..., ::-1], np.asfortranarray(Z)):
                for f in functions:
                    show(f, x, n, axis)
for x in (np.broadcast_to(np.arange(8.0), (6, 8)), np.broadcast_to(np.arange(6.0)[:, None], (6, 8)), np.broadcast_to(1.5 + 2j, (6, 9))):
    for f in functions:
        for axis in (0, 1):
            show(f, x, None, axis)
