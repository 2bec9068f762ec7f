"""A file beside the script comes before the library's module of that name; time and sys cannot be hidden."""
import statistics
import time
print(statistics.mine, hasattr(time, "mine"), time.time() > 0)
import queue
print(queue.mine)
