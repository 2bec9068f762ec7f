# stderr: ignore
import threading


def bad():
    raise ValueError("in thread")


t = threading.Thread(target=bad)
t.start()
t.join()
print("main goes on")


def leave():
    raise SystemExit(3)


t = threading.Thread(target=leave)
t.start()
t.join()
print("still here")
