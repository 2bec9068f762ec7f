import threading
from threading import Thread, Lock

results = []


def work(a, b=1):
    results.append(a * b)


ts = [Thread(target=work, args=(i,), kwargs={"b": 10}) for i in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(results), [t.is_alive() for t in ts])

total = 0
lock = Lock()


def add(n):
    global total
    for i in range(n):
        with lock:
            total += 1


ts = [Thread(target=add, args=(2000,)) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(total)


class Worker(Thread):
    def __init__(self, n):
        super().__init__(name="worker-%d" % n)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n ** 2


w = Worker(7)
w.start()
w.join()
print(w.result, w.name, threading.current_thread().name, threading.main_thread() is threading.current_thread())
t = Thread(target=work, args=(1,))
print(t.name, t.daemon, t.is_alive())
try:
    t.join()
except RuntimeError as e:
    print(e)
t.start()
try:
    t.start()
except RuntimeError as e:
    print(e)
t.join()
print(lock.locked(), lock.acquire(), lock.acquire(False), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
