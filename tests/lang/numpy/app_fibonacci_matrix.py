import numpy as np

M = np.array([[1, 1], [1, 0]])
print(np.linalg.matrix_power(M, 30))
f = np.array([1, 1])
seq = [int(f[1])]
for i in range(15):
    f = M @ f
    seq.append(int(f[1]))
print(seq, np.array(seq) % 7)
print(np.array(seq[1:]) / np.array(seq[:-1]))
