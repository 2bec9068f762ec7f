graph = {"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 5}, "C": {"D": 1}, "D": {}}


def dijkstra(g, start):
    dist = {n: float("inf") for n in g}
    dist[start] = 0
    todo = set(g)
    while todo:
        n = min(todo, key=lambda k: (dist[k], k))
        todo.remove(n)
        for m, w in g[n].items():
            if dist[n] + w < dist[m]:
                dist[m] = dist[n] + w
    return dist


print(dijkstra(graph, "A"))


def bfs(g, start):
    seen, queue = [start], [start]
    while queue:
        for m in sorted(g[queue.pop(0)]):
            if m not in seen:
                seen.append(m)
                queue.append(m)
    return seen


print(bfs(graph, "A"))


def paths(g, a, b, path=()):
    path = path + (a,)
    if a == b:
        return [path]
    return [p for n in g[a] if n not in path for p in paths(g, n, b, path)]


for p in paths(graph, "A", "D"):
    print(" -> ".join(p))


def memo(f):
    cache = {}

    def w(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]

    w.cache = cache
    return w


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))
