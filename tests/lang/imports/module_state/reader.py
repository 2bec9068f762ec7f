import store
from store import Counter as C
def all_items():
    return list(store.items)
def count():
    return C.total
def total():
    return store.Counter.total
