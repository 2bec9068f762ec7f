import os, threading, queue, time
r, w = os.pipe()
os.write(w, b"abc")
print(os.read(r, 100))
l = threading.Lock(); l.acquire()
t0 = time.perf_counter(); print(l.acquire(timeout=0.12)); dt = time.perf_counter() - t0; print(0.1 < dt < 0.4)
q = queue.Queue()
threading.Timer(0.1, lambda: q.put(5)).start(); print(q.get())
e = threading.Event(); threading.Timer(0.05, e.set).start(); print(e.wait(2), e.wait(0))
t = threading.Thread(target=time.sleep, args=(0.2,)); t.start(); t.join(0.05); print(t.is_alive()); t.join(); print(t.is_alive())
try: q.get(timeout=0.1)
except queue.Empty: print("empty")
import numpy as np
print(np.random.default_rng(0).integers(0, 2**63-1, 3, endpoint=True), np.random.default_rng(0).integers(-5, 5, 4, endpoint=True), np.random.default_rng(0).integers(3), np.random.randint(0, 10, 3).shape)
for b in ((5,5),(6,2)):
    try: np.random.default_rng(0).integers(*b)
    except ValueError as x: print(x)
print(np.random.default_rng(0).integers(5, 5, endpoint=True))
