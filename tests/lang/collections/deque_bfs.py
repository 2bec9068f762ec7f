from collections import deque, defaultdict
grid = ["S.#.....", "..#.##.#", ".......#", "###.##..", ".....#.E"]
R, C = len(grid), len(grid[0])
def find(ch):
    for r, row in enumerate(grid):
        if ch in row:
            return r, row.index(ch)
def bfs(start, goal):
    queue, seen = deque([(start, 0)]), {start}
    while queue:
        (r, c), d = queue.popleft()
        if (r, c) == goal:
            return d
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            nr, nc = r + dr, c + dc
            if 0 <= nr < R and 0 <= nc < C and grid[nr][nc] != "#" and (nr, nc) not in seen:
                seen.add((nr, nc))
                queue.append(((nr, nc), d + 1))
    return -1
print(bfs(find("S"), find("E")))
window = deque(maxlen=3)
for x in [1, 5, 2, 8, 3]:
    window.append(x)
    print(sum(window) / len(window), list(window))
def josephus(n, k):
    ring = deque(range(1, n + 1))
    while len(ring) > 1:
        ring.rotate(-(k - 1))
        ring.popleft()
    return ring[0]
print([josephus(n, 3) for n in (1, 5, 10, 41)])
d = deque("abcdef")
d.rotate(2); print(d); d.rotate(-3); print("".join(d))
d.extendleft("xy"); print(d, d[1], d[-2]); d[0] = "Z"; del d[1]; print(d, len(d), "c" in d)
stack = deque(); stack.append(1); stack.append(2); print(stack.pop(), stack, bool(stack))
print(deque([1, 2, 3]) + deque([4]), deque([1]) * 3, deque(range(5), 2), deque([3, 1]) > deque([2, 9]))
graph = defaultdict(set)
for a, b in [(1, 2), (2, 3), (1, 3), (4, 5)]:
    graph[a].add(b); graph[b].add(a)
def component(v):
    out, todo = [], deque([v])
    seen = {v}
    while todo:
        u = todo.pop(); out.append(u)
        for w in sorted(graph[u]):
            if w not in seen: seen.add(w); todo.appendleft(w)
    return sorted(out)
print(component(1), component(5), dict(graph))
