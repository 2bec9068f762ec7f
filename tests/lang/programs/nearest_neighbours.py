import numpy as np
import numba

@numba.njit("i4(i8[:])")
def tau_rand_int(state):
    state[0] = (((state[0] & 4294967294) << 12) & 0xFFFFFFFF) ^ ((((state[0] << 13) & 0xFFFFFFFF) ^ state[0]) >> 19)
    state[1] = (((state[1] & 4294967288) << 4) & 0xFFFFFFFF) ^ ((((state[1] << 2) & 0xFFFFFFFF) ^ state[1]) >> 25)
    state[2] = (((state[2] & 4294967280) << 17) & 0xFFFFFFFF) ^ ((((state[2] << 3) & 0xFFFFFFFF) ^ state[2]) >> 11)
    return state[0] ^ state[1] ^ state[2]

@numba.njit("f4(i8[:])")
def tau_rand(state):
    integer = tau_rand_int(state)
    return abs(float(integer) / 0x7FFFFFFF)

@numba.njit(fastmath=True)
def cosine(x, y):
    result = 0.0
    norm_x = 0.0
    norm_y = 0.0
    for i in range(x.shape[0]):
        result += x[i] * y[i]
        norm_x += x[i] ** 2
        norm_y += y[i] ** 2
    if norm_x == 0.0 and norm_y == 0.0:
        return 0.0
    elif norm_x == 0.0 or norm_y == 0.0:
        return 1.0
    else:
        return 1.0 - (result / np.sqrt(norm_x * norm_y))

@numba.njit()
def manhattan(x, y):
    result = 0.0
    for i in range(x.shape[0]):
        result += np.abs(x[i] - y[i])
    return result

named_distances = {"cosine": cosine, "manhattan": manhattan, "l1": manhattan}

@numba.njit()
def heap_push(indices, weights, is_new, weight, index, flag):
    if weight >= weights[0]:
        return 0
    for i in range(indices.shape[0]):
        if index == indices[i]:
            return 0
    weights[0], indices[0], is_new[0] = weight, index, flag
    i = 0
    while True:
        ic1 = 2 * i + 1
        ic2 = ic1 + 1
        if ic1 >= indices.shape[0]:
            break
        elif ic2 >= indices.shape[0]:
            if weights[ic1] > weight:
                i_swap = ic1
            else:
                break
        elif weights[ic1] >= weights[ic2]:
            if weight < weights[ic1]:
                i_swap = ic1
            else:
                break
        else:
            if weight < weights[ic2]:
                i_swap = ic2
            else:
                break
        weights[i], indices[i], is_new[i] = weights[i_swap], indices[i_swap], is_new[i_swap]
        i = i_swap
    weights[i], indices[i], is_new[i] = weight, index, flag
    return 1

@numba.njit(parallel=True)
def knn(X, k, dist):
    n = X.shape[0]
    idx = np.full((n, k), -1, dtype=np.int32)
    w = np.full((n, k), np.inf, dtype=np.float32)
    new = np.zeros((n, k), dtype=np.uint8)
    for i in numba.prange(n):
        for j in range(n):
            if i != j:
                heap_push(idx[i], w[i], new[i], dist(X[i], X[j]), j, 1)
    return idx, w

state = np.array([123, 45678, 91011], dtype=np.int64)
print([tau_rand_int(state) for _ in range(4)], [round(tau_rand(state), 6) for _ in range(3)])
X = np.array([[tau_rand(state) for _ in range(4)] for _ in range(12)])
for name in ("cosine", "l1"):
    idx, w = knn(X, 3, named_distances[name])
    print(name, np.sort(idx, axis=1)[:3].tolist(), np.sort(w[0]).round(4), idx.dtype, w.dtype)
