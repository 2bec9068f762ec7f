import os
import threading
import time


def work(n):
    s = 0.0
    for i in range(n):
        s += i * 0.5 % 3.0
    done.append(s > 0)


def later():
    time.sleep(0.03)
    os.kill(os.getpid(), 2)


done = []
t = threading.Thread(target=work, args=(3_000_000,))
try:
    t.start()
    threading.Thread(target=later).start()
    t.join()
    time.sleep(2)
    print("not interrupted")
except KeyboardInterrupt:
    print("interrupted in main")
while not done:
    time.sleep(0.01)
print(done)
