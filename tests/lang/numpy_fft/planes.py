# Transforms over several axes, frequencies and shifts; a Poisson problem and a convolution by them.
import numpy as np
from numpy.fft import fft2, ifft2, fftfreq, fftshift, ifftshift, rfftfreq
import numpy.fft as nf


def show(a):
    print(a.dtype, a.shape, np.round(a, 6) + 0)


x = np.arange(12.0).reshape(3, 4)
show(fft2(x))
show(ifft2(fft2(x)))
show(nf.fftn(x.reshape(3, 2, 2), axes=(0, 2)))
show(nf.rfft2(x))
show(nf.irfft2(nf.rfft2(x), s=x.shape))
show(nf.irfftn(nf.rfftn(np.arange(30.0).reshape(2, 3, 5)), s=(2, 3, 5))[1])
show(nf.rfft2(x, s=(2, 6), norm="ortho"))
show(nf.ifftn(x * 1j, norm="forward")[0])
print(fftfreq(8), fftfreq(5, 0.1), rfftfreq(8, d=2.0), rfftfreq(5))
print(fftshift(np.arange(5)), ifftshift(np.arange(5)), fftshift(x, axes=1), ifftshift(fftshift(x)))

# -laplace(u) = f on a periodic square
n = 16
h = 2 * np.pi / n
g = np.arange(n) * h
X, Y = np.meshgrid(g, g, indexing="ij")
f = 5 * np.sin(X) * np.cos(2 * Y)
k = fftfreq(n, 1.0 / n)
K2 = k[:, None] ** 2 + k[None, :] ** 2
K2[0, 0] = 1
u = ifft2(fft2(f) / K2).real
print(np.abs(u - np.sin(X) * np.cos(2 * Y)).max() < 1e-13)

# a linear convolution through zero padding
a, b = np.array([1.0, 2, 3, 4]), np.array([1.0, -1, 0.5])
m = len(a) + len(b) - 1
print(np.allclose(nf.irfft(nf.rfft(a, m) * nf.rfft(b, m), m), np.convolve(a, b)))

# the two tones in a signal
rate = 100
t = np.arange(0, 2, 1 / rate)
s = np.sin(2 * np.pi * 12 * t) + 0.5 * np.sin(2 * np.pi * 30 * t)
power = np.abs(nf.rfft(s)) ** 2
freq = rfftfreq(len(t), 1 / rate)
print(sorted(freq[np.argsort(power)[-2:]].tolist()))
out = np.empty((3, 4), complex)
print(nf.fft(x, out=out) is out, np.allclose(out, nf.fft(x)))
