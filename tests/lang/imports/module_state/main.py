"""State of a module is one, however it is reached."""
import store
from store import put, items, Counter
import reader
put("a")
store.put("b")
print(items, reader.all_items(), reader.count())
store.items = ["replaced"]
print(items, reader.all_items(), store.size())
Counter.total += 5
print(reader.total())
def local():
    from store import size as s
    return s()
print(local())
global_before = store.LIMIT
store.set_limit(99)
from store import LIMIT
print(global_before, LIMIT, store.LIMIT)
