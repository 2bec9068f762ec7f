import threading
import time

ev = threading.Event()
log = []


def waiter():
    ev.wait()
    log.append("woken")


t = threading.Thread(target=waiter)
t.start()
log.append("setting")
ev.set()
t.join()
print(log, ev.is_set(), ev.wait(0.01))
ev.clear()
print(ev.wait(0.01))
r = threading.RLock()
with r:
    with r:
        print("reentrant")
c = threading.Condition()
items = []


def consumer():
    with c:
        while not items:
            c.wait()
        log.append(items.pop())


t = threading.Thread(target=consumer)
t.start()
with c:
    items.append("item")
    c.notify()
t.join()
print(log)
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False))
s.release()
b = threading.Barrier(2)
order = []


def meet():
    b.wait()
    order.append("met")


t = threading.Thread(target=meet)
t.start()
b.wait()
t.join()
print(order)
loc = threading.local()
loc.x = 1


def other():
    print(hasattr(loc, "x"))
    loc.x = 2


t = threading.Thread(target=other)
t.start()
t.join()
print(loc.x)
