"""Process: arguments, names, exit codes, no shared state, queues, pipes."""
from multiprocessing import Process, Queue, Pipe, Value, Array, Lock, Event, current_process
import os, sys, time

counter = 0
items = []

def work(n, q):
    global counter
    counter += n
    items.append(n)
    q.put((n, counter, items))

def leave(code):
    sys.exit(code)

def boom():
    raise RuntimeError("in the child")

def say(name):
    print("hello", name, current_process().name)

def talk(conn):
    while True:
        x = conn.recv()
        if x is None:
            conn.send("bye")
            conn.close()
            break
        conn.send(x * 2)

def add(v, a, lock):
    for i in range(50):
        with lock:
            v.value += 1
        with v.get_lock():
            v.value += 1
    for i in range(len(a)):
        with a.get_lock():
            a[i] *= 2

class Counter(Process):
    def __init__(self, n, q):
        super().__init__(name="counter")
        self.n, self.q = n, q
    def run(self):
        self.q.put(sum(range(self.n)))

def waiter(ev, q):
    ev.wait()
    q.put("released")

if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=work, args=(i, q)) for i in (1, 2, 3)]
    for p in ps:
        p.start()
    print(sorted(q.get() for _ in ps))
    for p in ps:
        p.join()
    print(counter, items, [p.exitcode for p in ps], ps[0].is_alive(), ps[0].name)
    p = Process(target=leave, args=(3,))
    p.start(); p.join()
    print(p.exitcode)
    p = Process(target=boom, name="failing")
    print(p.exitcode, p.pid, p.name)
    p.start(); p.join()
    print(p.exitcode, p.is_alive())
    p = Process(target=say, args=("bob",), name="greeter")
    p.start(); p.join()
    a, b = Pipe()
    p = Process(target=talk, args=(b,))
    p.start()
    a.send(21); print(a.recv())
    a.send([1, "x"]); print(a.recv())
    print(a.poll())
    a.send(None); print(a.recv())
    p.join()
    v, arr, lock = Value("i", 0), Array("d", [1.5, 2.5, 3.0]), Lock()
    ps = [Process(target=add, args=(v, arr, lock)) for _ in range(2)]
    [p.start() for p in ps]; [p.join() for p in ps]
    print(arr[:], len(arr), v.value >= 100)
    c = Counter(1000, q)
    c.start(); print(q.get(), c.name); c.join()
    ev = Event()
    p = Process(target=waiter, args=(ev, q), daemon=True)
    p.start()
    print(ev.is_set(), q.empty())
    ev.set(); print(q.get(timeout=10)); p.join()
    p = Process(target=time.sleep, args=(60,))
    p.start()
    p.join(0.05)
    print(p.is_alive(), p.exitcode)
    p.terminate(); p.join()
    print(p.exitcode, p.is_alive())
    try:
        p.start()
    except AssertionError as e:
        print(e)
    big = Queue()
    p = Process(target=lambda: [big.put("x" * 100000) for _ in range(5)])
    p.start()
    print([len(big.get()) for _ in range(5)]); p.join()
    one = Queue(maxsize=1)
    one.put(1)
    print(one.full(), one.qsize())
    try:
        one.put(2, block=False)
    except Exception as e:
        print(type(e).__name__)
    try:
        q.get(timeout=0.05)
    except Exception as e:
        print(type(e).__name__)
