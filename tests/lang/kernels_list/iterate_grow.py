# Loops over lists that change while they run; queues and stacks.
from numba import njit

@njit
def bfs(n, edges):
    adj = [[0] for _ in range(n)]
    for a in adj:
        a.pop()
    for a, b in edges:
        adj[a].append(b)
        adj[b].append(a)
    dist = [-1] * n
    dist[0] = 0
    queue = [0]
    for v in queue:
        for w in adj[v]:
            if dist[w] < 0:
                dist[w] = dist[v] + 1
                queue.append(w)
    return dist, queue

@njit
def collatz(n):
    l = [n]
    for x in l:
        if x == 1:
            break
        l.append(x // 2 if x % 2 == 0 else 3 * x + 1)
    return l

@njit
def shrink():
    l = [1, 2, 3, 4, 5, 6]
    seen = []
    for x in l:
        seen.append(x)
        l.pop()
    return seen, l

@njit
def stack(n):
    s = [n]
    total = 0
    while len(s) > 0:
        k = s.pop()
        total += k
        if k > 1:
            s.append(k // 2)
            s.append(k // 3)
    return total

@njit
def loop_else(l, x):
    for i, y in enumerate(l):
        if y == x:
            found = i
            break
    else:
        found = -1
    return found

print(bfs(6, [(0, 1), (1, 2), (2, 3), (0, 4), (4, 5)]))
print(collatz(6))
print(shrink())
print(stack(30))
print(loop_else([3, 4, 5], 5), loop_else([3, 4, 5], 9))
