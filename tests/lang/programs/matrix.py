def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def identity(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def power(m, n):
    r = identity(len(m))
    while n:
        if n & 1:
            r = matmul(r, m)
        m = matmul(m, m)
        n >>= 1
    return r


m = [[1, 1], [1, 0]]
print(power(m, 30)[0][1])
for row in matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]):
    print(row)


def det(m):
    m = [row[:] for row in m]
    d = 1.0
    n = len(m)
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        if m[p][i] == 0:
            return 0.0
        if p != i:
            m[i], m[p] = m[p], m[i]
            d = -d
        d *= m[i][i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            for c in range(i, n):
                m[r][c] -= f * m[i][c]
    return d


print(round(det([[2, 1, 3], [0, -1, 4], [1, 2, 5]]), 6))
