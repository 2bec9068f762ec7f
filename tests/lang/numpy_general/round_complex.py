# Rounding of complex numbers: each part as a float.
import numpy as np

z = np.array([[0.1 + 1.495333461j, 2.5 - 3.5j], [-0.00049 + 1e10j, np.nan + 7.12345j]])
print(z.round(8).tolist(), np.round(z, 1), np.around(z), z.T.round(3), np.round(z, -1))
print(np.round(np.complex64(1.23456 + 2.34567j), 2), np.array(1.26 + 2.34j).round(1), np.round(z[:, ::-1], 2)[0], np.round(1.005 + 2.675j, 2))
