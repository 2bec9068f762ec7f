"""ThreadPoolExecutor: submit, map, as_completed, wait, exceptions, callbacks."""
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, CancelledError, TimeoutError
import concurrent.futures
import threading
import time

def square(x):
    return x * x

def fail(x):
    raise KeyError(x)

def slow(x):
    time.sleep(0.05)
    return x

with ThreadPoolExecutor(max_workers=3, thread_name_prefix="w") as ex:
    print(list(ex.map(square, range(8))), list(ex.map(pow, [2, 3], [5, 2])))
    f = ex.submit(square, 9)
    print(f.result(), f.done(), f.exception(), f.running(), f.cancelled())
    e = ex.submit(fail, "k")
    print(type(e.exception()).__name__)
    try:
        e.result()
    except KeyError as err:
        print("KeyError", err)
    fs = {ex.submit(square, i): i for i in range(5)}
    print(sorted((fs[f], f.result()) for f in as_completed(fs)))
    done, left = wait([ex.submit(square, i) for i in range(3)])
    print(sorted(f.result() for f in done), left)
    r = wait([ex.submit(slow, 1), ex.submit(square, 2)], return_when=FIRST_COMPLETED)
    print(len(r.done) >= 1)
    seen = []
    g = ex.submit(square, 11)
    g.add_done_callback(lambda f: seen.append(f.result()))
    g.result(); time.sleep(0.01)
    print(seen)
    print(ex.submit(lambda a, b=2: a + b, 1, b=5).result())
    try:
        ex.submit(slow, 1).result(timeout=0.001)
    except TimeoutError:
        print("timeout")
    names = set(ex.map(lambda _: threading.current_thread().name, range(20)))
    print(names <= {"w_0", "w_1", "w_2"})
    try:
        list(ex.map(fail, [1, 2]))
    except KeyError as err:
        print("map", err)
try:
    ex.submit(square, 1)
except RuntimeError as err:
    print(err)
one = ThreadPoolExecutor(1)
gate = threading.Event()
a = one.submit(gate.wait)
b = one.submit(square, 2)
print(b.cancel(), b.cancelled(), b.done())
gate.set()
print(a.result())
try:
    b.result()
except CancelledError:
    print("cancelled")
one.shutdown()
try:
    ThreadPoolExecutor(0)
except ValueError as err:
    print(err)
ran = []
with ThreadPoolExecutor(2, initializer=ran.append, initargs=(1,)) as ex:
    ex.submit(square, 1).result()
print(ran[:1])
fut = concurrent.futures.Future()
fut.set_result(3)
print(fut.result())
