# oracle: python
# A transform of N = R**K numbers by permuted reshapes and a matrix of roots.
import numpy as np
from numba import njit


@njit
def stockham_fft(N, R, K, x, y):
    i_coord = np.reshape(np.arange(R), (R, 1)) * np.ones((1, R), np.int64)
    dft_mat = np.exp(-2.0j * np.pi * i_coord * i_coord.T / R)
    y[:] = x[:]
    ii_coord = np.zeros((R, R**K), np.int64)
    for i in range(R):
        ii_coord[i, :] = i
    for i in range(K):
        yv = np.reshape(y, (R**i, R, R**(K - i - 1)))
        tmp_perm = np.transpose(yv, axes=(1, 0, 2))
        D = np.empty((R, R**i, R**(K - i - 1)), dtype=np.complex128)
        tmp = np.exp(-2.0j * np.pi * ii_coord[:, :R**(K - i - 1)] * np.arange(R**(K - i - 1)) / R**(K - i))
        D[:] = np.repeat(np.reshape(tmp, (R, 1, R**(K - i - 1))), R**i, axis=1)
        tmp_twid = np.reshape(tmp_perm, (N, )) * np.reshape(D, (N, ))
        y[:] = np.reshape(dft_mat @ np.reshape(tmp_twid, (R, R**(K - 1))), (N, ))
    return y


rng = np.random.RandomState(1)
x = rng.rand(16) + 1j * rng.rand(16)
print(stockham_fft(16, 2, 4, x, np.zeros(16, np.complex128)).real.round(7).tolist())
print(stockham_fft(9, 3, 2, x[:9].copy(), np.zeros(9, np.complex128)).real.round(7).tolist())
