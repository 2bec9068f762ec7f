# Matrices as lists of lists: product, transpose, determinant by fractions of ints (Bareiss), powers.
def matmul(a, b):
    cols = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, col)) for col in cols] for row in a]


def transpose(m):
    return [list(r) for r in zip(*m)]


def identity(n):
    return [[int(i == j) for j in range(n)] for i in range(n)]


def power(m, k):
    result = identity(len(m))
    while k:
        if k & 1:
            result = matmul(result, m)
        m = matmul(m, m)
        k >>= 1
    return result


def determinant(m):
    m = [row[:] for row in m]
    n, sign, prev = len(m), 1, 1
    for k in range(n - 1):
        if m[k][k] == 0:
            for i in range(k + 1, n):
                if m[i][k]:
                    m[k], m[i] = m[i], m[k]
                    sign = -sign
                    break
            else:
                return 0
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // prev
        prev = m[k][k]
    return sign * m[-1][-1]


a = [[2, -1, 0], [1, 3, 5], [4, 0, 7]]
print(matmul(a, transpose(a)))
print(determinant(a), determinant([[0, 1], [1, 0]]), determinant([[1, 2], [2, 4]]))
print(power([[1, 1], [1, 0]], 60))
for row in power(a, 3):
    print(" ".join(f"{v:6d}" for v in row))
