items = []
LIMIT = 10
class Counter:
    total = 0
def put(x):
    items.append(x)
    Counter.total += 1
def size():
    return len(items)
def set_limit(n):
    global LIMIT
    LIMIT = n
