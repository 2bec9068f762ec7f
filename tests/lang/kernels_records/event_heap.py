# Discrete events in a binary heap of records, made with np.empty in the kernel.
import numpy as np
from numba import njit

event = np.dtype([("at", np.float64), ("kind", np.int32), ("who", np.int32)])


@njit
def swap(h, i, j):
    at, kind, who = h[i].at, h[i].kind, h[i].who
    h[i].at, h[i].kind, h[i].who = h[j].at, h[j].kind, h[j].who
    h[j].at, h[j].kind, h[j].who = at, kind, who


@njit
def push(h, n, at, kind, who):
    h[n].at, h[n].kind, h[n].who = at, kind, who
    i = n
    while i > 0 and h[(i - 1) // 2].at > h[i].at:
        swap(h, i, (i - 1) // 2)
        i = (i - 1) // 2
    return n + 1


@njit
def pop(h, n):
    swap(h, 0, n - 1)
    n -= 1
    i = 0
    while True:
        small, left, right = i, 2 * i + 1, 2 * i + 2
        if left < n and h[left].at < h[small].at:
            small = left
        if right < n and h[right].at < h[small].at:
            small = right
        if small == i:
            return n
        swap(h, i, small)
        i = small


@njit
def simulate(customers, service):
    heap = np.empty(4 * customers, event)
    log = np.zeros(2 * customers, event)
    n, done, free_at, waited = 0, 0, 0.0, 0.0
    for c in range(customers):
        n = push(heap, n, (c * 7 % 11) * 1.5, 0, c)
    while n:
        now, kind, who = heap[0].at, heap[0].kind, heap[0].who
        n = pop(heap, n)
        log[done].at, log[done].kind, log[done].who = now, kind, who
        done += 1
        if kind == 0:
            start = max(now, free_at)
            waited += start - now
            free_at = start + service
            n = push(heap, n, free_at, 1, who)
    return log[:done], waited


log, waited = simulate(6, 2.0)
for e in log:
    print(e["at"], e["kind"], e["who"])
print(waited)
