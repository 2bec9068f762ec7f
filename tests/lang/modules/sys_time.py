# args: one two
import sys
import time
from time import perf_counter as clock
from sys import argv, maxsize as big

print(argv[1:], len(sys.argv), big == sys.maxsize, sys.maxsize)
print(sys.version_info[0], sys.version_info >= (3, 11), sys.version_info.major, sys.platform, sys.byteorder)
sys.stdout.write("written\n")
print(sys.float_info.max, sys.float_info.epsilon, sys.getrecursionlimit())
t0 = clock()
time.sleep(0.01)
t1 = time.perf_counter()
print(t1 - t0 >= 0.009, type(time.time()).__name__, isinstance(time.perf_counter_ns(), int), time.monotonic() > 0)
print(time.process_time() >= 0, __name__)
sys.stdout.flush()
if __name__ == "__main__":
    print("main")
