"""Counting down: once in the main thread, then in two threads that take half each."""
import sys
from threading import Thread


def countdown(n):
    while n > 0:
        n -= 1
    return n


total = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000_000
print("left after one:", countdown(total))
halves = [Thread(target=countdown, args=(total // 2,)) for _ in range(2)]
for t in halves:
    t.start()
for t in halves:
    t.join()
print("both halves done")
