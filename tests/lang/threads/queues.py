"""Queues between threads: producers and consumers, priorities, limits."""
import queue
import threading

q = queue.Queue()
results = []
lock = threading.Lock()

def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        with lock:
            results.append(item * item)
        q.task_done()

threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for i in range(20):
    q.put(i)
q.join()
for _ in threads:
    q.put(None)
for t in threads:
    t.join()
print(sorted(results), q.empty(), q.qsize())
p = queue.PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b"), (1, "0")]:
    p.put(item)
print([p.get() for _ in range(p.qsize())])
l = queue.LifoQueue()
for i in range(4):
    l.put(i)
print([l.get() for _ in range(4)])
s = queue.SimpleQueue()
s.put(1); s.put("two")
print(s.get(), s.qsize(), s.get(), s.empty())
small = queue.Queue(maxsize=2)
small.put("a"); small.put_nowait("b")
print(small.full())
for f in (lambda: small.put("c", block=False), lambda: small.put("c", timeout=0.01), lambda: queue.Queue().get_nowait(),
          lambda: queue.Queue().get(timeout=0.01), lambda: queue.Queue().task_done(), lambda: queue.Queue().get(timeout=-1)):
    try:
        print(f())
    except (queue.Full, queue.Empty) as e:
        print(type(e).__name__, repr(str(e)))
    except ValueError as e:
        print("ValueError", e)
def producer(n, out):
    for i in range(n):
        out.put(i)
    out.put(StopIteration)
bounded = queue.Queue(3)
t = threading.Thread(target=producer, args=(50, bounded))
t.start()
total = 0
while (x := bounded.get()) is not StopIteration:
    total += x
t.join()
print(total)
many = queue.Queue()
for i in range(1000):
    many.put(i)
print(sum(many.get() for _ in range(1000)), many.qsize())
