import numpy as np

a = np.arange(16, dtype=np.uint8)
print(((a[:, None] >> np.arange(3, -1, -1)) & 1))
gray = a ^ (a >> 1)
print(gray, np.bitwise_count(gray), gray.dtype)
print(np.bitwise_xor.reduce(a), (a << 4).max(), ~a)
h = np.uint64(5381)
for ch in b"quern":
    h = h * np.uint64(33) ^ np.uint64(ch)
print(h, h >> np.uint64(7), h % 1000)
print(np.array([1, 2, 3], dtype=np.int32).view(np.uint8)[:4])
