import heapq
graph = {"A": {"B": 7, "C": 3}, "B": {"D": 2}, "C": {"B": 1, "D": 8}, "D": {}}
def shortest(start):
    dist, heap = {start: 0}, [(0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]: continue
        for v, w in graph[u].items():
            if v not in dist or d + w < dist[v]:
                dist[v] = d + w
                heapq.heappush(heap, (d + w, v))
    return dist
print(shortest("A"))
def huffman(freq):
    heap = [[w, [s, ""]] for s, w in freq.items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        lo, hi = heapq.heappop(heap), heapq.heappop(heap)
        for p in lo[1:]: p[1] = "0" + p[1]
        for p in hi[1:]: p[1] = "1" + p[1]
        heapq.heappush(heap, [lo[0] + hi[0]] + lo[1:] + hi[1:])
    return sorted(heap[0][1:], key=lambda p: (len(p[1]), p))
print(huffman({"a": 45, "b": 13, "c": 12, "d": 16, "e": 9, "f": 5}))
h = []
for x in (5, 3, 8, 1, 9, 2): heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(6)], heapq.nlargest(3, [4, 8, 1, 9]), heapq.nsmallest(2, ["pear", "fig"], key=len))
class Task:
    def __init__(self, p, name): self.p, self.name = p, name
    def __lt__(self, o): return self.p < o.p
q = []
for t in (Task(3, "low"), Task(1, "high"), Task(2, "mid")): heapq.heappush(q, t)
print([heapq.heappop(q).name for _ in range(3)], list(heapq.merge([1, 4, 7], [2, 5], [3])))
f = [2.5, 0.5, 1.5]; heapq.heapify(f); print(f, heapq.heapreplace(f, 0.1), heapq.heappushpop(f, 9.0), f)
