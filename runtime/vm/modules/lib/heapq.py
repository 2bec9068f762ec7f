# heapq: natives (_heapq), and merge.
from _heapq import heappush, heappop, heapreplace, heappushpop, heapify, nsmallest, nlargest, _heappop_max, _heapify_max


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for value in it:
            heap.append([value if key is None else key(value), order * (-1 if reverse else 1), value, it])
            break
    pop = _heappop_max if reverse else heappop
    (_heapify_max if reverse else heapify)(heap)
    while heap:
        entry = pop(heap)
        value, it = entry[2], entry[3]
        yield value
        for value in it:
            entry[0] = value if key is None else key(value)
            entry[2] = value
            if reverse:
                heap.append(entry)
                _heapify_max(heap)
            else:
                heappush(heap, entry)
            break
