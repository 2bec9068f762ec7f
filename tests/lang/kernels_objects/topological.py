from numba import njit

@njit
def order(n, pairs):
    after = [[-1] for _ in range(n)]
    waits = [0] * n
    for a, b in pairs:
        after[a].append(b)
        waits[b] += 1
    ready = [i for i in range(n) if waits[i] == 0]
    out = [i for i in range(0)]
    while len(ready) > 0:
        ready.sort(reverse=True)
        x = ready.pop()
        out.append(x)
        for y in after[x][1:]:
            waits[y] -= 1
            if waits[y] == 0:
                ready.append(y)
    if len(out) < n:
        raise ValueError("cycle")
    return out

print(order(6, [(5, 2), (5, 0), (4, 0), (4, 1), (2, 3), (3, 1)]))
print(order(3, [(2, 1), (1, 0)]))
try:
    order(3, [(0, 1), (1, 2), (2, 1)])
except ValueError as e:
    print("ValueError:", e)
