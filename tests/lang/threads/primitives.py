"""Every lock, event and barrier, and what they say about themselves."""
import threading
import time
from threading import Thread, Lock, RLock, Event, Condition, Semaphore, BoundedSemaphore, Barrier, Timer, local, current_thread

lock = Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
for f in (lambda: lock.release(), lambda: RLock().release(), lambda: Semaphore(-1), lambda: BoundedSemaphore(1).release(), lambda: Condition().wait(),
          lambda: Condition().notify(), lambda: Barrier(2).wait(timeout=0.01), lambda: lock.acquire(False, 1), lambda: Thread().join(),
          lambda: current_thread().join(), lambda: setattr(current_thread(), "daemon", True)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r = RLock()
with r:
    with r:
        print("nested", r.acquire())
        r.release()
ev = Event()
print(ev.is_set(), ev.wait(0.01))
t = Timer(0.01, ev.set)
t.start()
print(ev.wait(5), ev.is_set())
t.join()
ev.clear()
never = Timer(30, print, args=("never",))
never.start()
never.cancel()
never.join()
print(never.is_alive())
sem = Semaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False), sem.acquire(timeout=0.01))
sem.release(2)
barrier = Barrier(3, action=lambda: order.append("all here"))
order = []
def meet(i):
    time.sleep(0.002 * i)
    barrier.wait()
    with lock:
        order.append(i)
ts = [Thread(target=meet, args=(i,)) for i in range(3)]
[t.start() for t in ts]
[t.join() for t in ts]
print(order[0], sorted(order[1:]), barrier.parties, barrier.n_waiting, barrier.broken)
barrier.abort()
print(barrier.broken)
barrier.reset()
print(barrier.broken)
cond = Condition()
ready = []
def consumer():
    with cond:
        cond.wait_for(lambda: len(ready) >= 3)
        ready.append("done")
c = Thread(target=consumer)
c.start()
for i in range(3):
    with cond:
        ready.append(i)
        cond.notify_all()
c.join()
print(ready)
with cond:
    print(cond.wait(timeout=0.01), cond.wait_for(lambda: False, timeout=0.01))
data = local()
data.x = 1
seen = []
def other():
    seen.append(hasattr(data, "x"))
    data.x = 2
    seen.append(data.x)
t = Thread(target=other, name="other")
t.start(); t.join()
print(seen, data.x, t.name, t.is_alive(), t.daemon)
class Mine(local):
    def __init__(self, start):
        self.n = start
m = Mine(5)
m.n += 1
def fresh():
    seen.append(m.n)
t = Thread(target=fresh); t.start(); t.join()
print(seen[-1], m.n)
print(threading.active_count(), threading.current_thread().name, threading.main_thread() is current_thread(), threading.get_ident() == current_thread().ident)
class Worker(Thread):
    def __init__(self, n):
        super().__init__(daemon=True)
        self.n = n
        self.result = None
    def run(self):
        self.result = self.n ** 2
ws = [Worker(i) for i in range(4)]
for w in ws: w.start()
for w in ws: w.join()
print([w.result for w in ws], ws[0].daemon)
a, b = Thread(target=print), Thread(name="named", target=len)
print(b.name, a.name.endswith("(print)"), a.ident, repr(b).split(",")[0])
try:
    a.start(); a.join(); a.start()
except RuntimeError as e:
    print(e)
hooked = []
threading.excepthook = lambda args: hooked.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
t = Thread(target=lambda: 1 / 0, name="bad")
t.start(); t.join()
print(hooked, threading.TIMEOUT_MAX > 0)
