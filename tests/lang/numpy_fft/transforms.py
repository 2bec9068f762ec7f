# Fourier transforms: lengths of every kind, axes, norms, real and Hermitian ones.
import numpy as np


def show(a):
    print(a.dtype, a.shape, np.round(a, 6) + 0)


x = np.arange(24.0).reshape(2, 3, 4)
show(np.fft.fft([1, 2, 3]))
show(np.fft.fft(x, axis=0))
show(np.fft.fft(x, 5, axis=1)[0])
show(np.fft.fft(x, 2))
show(np.fft.fft(x[0], norm="ortho"))
show(np.fft.ifft(x[0], norm="forward"))
show(np.fft.rfft(x[0]))
show(np.fft.rfft(x[1], 7))
show(np.fft.irfft(x[0] + 1j))
show(np.fft.irfft(x[0], 5))
show(np.fft.hfft([1, 2, 3 + 1j, 4]))
show(np.fft.ihfft([1, 2, 3, 4.0]))
show(np.fft.fft(x[0].astype(np.float32)))
show(np.fft.rfft(x[0].astype(np.float32)))
show(np.fft.irfft(x[0].astype(np.complex64)))
show(np.fft.fft(x[:, ::-1, ::2].T)[0])
rng = np.random.RandomState(3)
worst = 0.0
for n in list(range(1, 70)) + [97, 128, 143, 251, 360, 509, 1000, 1009, 2310, 4093, 6144]:
    a = rng.standard_normal(n) + 1j * rng.standard_normal(n)
    f = np.fft.fft(a)
    k = np.array([0, n // 3, n - 1])
    direct = (np.exp(-2j * np.pi * (np.outer(k, np.arange(n)) % n) / n) * a).sum(axis=1)
    worst = max(worst, np.abs(f[k] - direct).max() / np.sqrt(n), np.abs(np.fft.ifft(f) - a).max(), np.abs(np.fft.irfft(np.fft.rfft(a.real), n) - a.real).max(),
                np.abs(np.fft.rfft(a.real) - np.fft.fft(a.real)[:n // 2 + 1]).max() / np.sqrt(n))
print(worst < 1e-13)
for bad in (lambda: np.fft.fft(x, norm="bad"), lambda: np.fft.fft(x, 0), lambda: np.fft.fft([]), lambda: np.fft.rfft([1j, 2]), lambda: np.fft.fft(x, axis=5),
            lambda: np.fft.fftn(x, s=(2, 2), axes=(0,)), lambda: np.fft.fftfreq(2.5)):
    try:
        show(bad())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
