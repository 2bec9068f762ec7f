# oracle: none
"""Processes that die: an error says so, nothing waits for ever."""
import os
from multiprocessing import Pool, Process, Queue, ProcessError
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import BrokenExecutor as BrokenProcessPool

def die(x):
    if x == 2:
        os._exit(7)
    return x

def kill_me(x):
    os.kill(os.getpid(), 9)

def never_puts(q):
    os._exit(1)

if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            print(pool.map(die, range(4), chunksize=1))
        except ProcessError as e:
            print(type(e).__name__, e)
        print(pool.map(die, [5, 6]))
        try:
            pool.apply(kill_me, (1,))
        except ProcessError as e:
            print(e)
    q = Queue()
    p = Process(target=never_puts, args=(q,))
    p.start()
    try:
        q.get()
    except EOFError as e:
        print("EOFError:", e)
    p.join()
    print(p.exitcode)
    with ProcessPoolExecutor(2) as ex:
        f = ex.submit(die, 2)
        try:
            f.result()
        except BrokenProcessPool as e:
            print(type(e).__name__, e)
