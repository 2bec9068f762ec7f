# Functions of containers, specialised like any kernel (prelude.c). Besides Python's names they see the operations of
# objop.def by their names with an underscore in front, which check nothing; keys and items are already of the right type
# where a name ends in _at. A function has no frame in tracebacks: what it raises is raised by the call.

def next_item(over, at):
    i = at[0]
    if i >= len(over):
        raise StopIteration
    at[0] = i + 1
    return over[i]

def next_item_or(over, at, default):
    i = at[0]
    if i >= len(over):
        return default
    at[0] = i + 1
    return over[i]

def next_entry(over, at):
    e = _next(over, at[0])
    if e < 0:
        raise StopIteration
    at[0] = e + 1
    return _key(over, e)

def next_entry_or(over, at, default):
    e = _next(over, at[0])
    if e < 0:
        return default
    at[0] = e + 1
    return _key(over, e)

def slice_indices(s, n):
    if n < 0:
        raise ValueError("length should not be negative")
    step = s.step
    if step == 0:
        raise ValueError("slice step cannot be zero")
    low = -1 if step < 0 else 0
    high = n - 1 if step < 0 else n
    start = s.start
    stop = s.stop
    if start < 0:
        start = max(start + n, low)
    else:
        start = min(start, high)
    if stop < 0:
        stop = max(stop + n, low)
    else:
        stop = min(stop, high)
    return start, stop, step

def list_find(l, x):
    for i in range(len(l)):
        if l[i] == x:
            return i
    return -1

def list_index(l, x, start, stop):
    n = len(l)
    if start < 0:
        start = max(start + n, 0)
    if stop < 0:
        stop = stop + n
    for i in range(start, min(stop, n)):
        if l[i] == x:
            return i
    raise ValueError("value not in list")

def list_count(l, x):
    n = 0
    for i in range(len(l)):
        if l[i] == x:
            n += 1
    return n

def list_remove(l, x):
    for i in range(len(l)):
        if l[i] == x:
            del l[i]
            return
    raise ValueError("list.remove(x): x not in list")

def list_keys(l, key):
    return [key(l[i]) for i in range(len(l))]

def list_add(a, b):
    r = []
    for x in a:
        r.append(x)
    for x in b:
        r.append(x)
    return r

def list_like(l, value):
    r = l[:0]
    for x in value:
        r.append(x)
    return r

def differ_eq(a, b):
    if len(a) != len(b):
        return False
    for i in range(len(a)):
        if a[i] != b[i]:
            return False
    return True

def differ_ne(a, b):
    return not differ_eq(a, b)

def table_find(t, x):
    e = _next(t, 0)
    while e >= 0:
        if _key(t, e) == x:
            return e
        e = _next(t, e + 1)
    return -1

def set_remove(s, x):
    e = _find(s, x)
    if e < 0:
        raise KeyError("set.remove(): key not in set")
    _remove(s, e)

def set_remove_py(s, x):
    e = _find(s, x)
    if e < 0:
        _missing(s, x)
    _remove(s, e)

def set_discard(s, x):
    e = _find(s, x)
    if e >= 0:
        _remove(s, e)

def set_pop(s):
    e = _next(s, 0)
    if e < 0:
        raise KeyError("set.pop(): empty set")
    x = _key(s, e)
    _remove(s, e)
    return x

def set_pop_py(s):
    if len(s) == 0:
        raise KeyError("pop from an empty set")
    return set_pop(s)

def dict_get(d, k, default):
    e = _find(d, k)
    if e < 0:
        return default
    return _value(d, e)

def dict_pop(d, k):
    e = _find(d, k)
    if e < 0:
        raise KeyError
    v = _value(d, e)
    _remove(d, e)
    return v

def dict_pop_py(d, k):
    e = _find(d, k)
    if e < 0:
        _missing(d, k)
    v = _value(d, e)
    _remove(d, e)
    return v

def dict_pop_or(d, k, default):
    e = _find(d, k)
    if e < 0:
        return default
    v = _value(d, e)
    _remove(d, e)
    return v

def dict_del(d, k):
    e = _find(d, k)
    if e < 0:
        _missing(d, k)
    _remove(d, e)

def dict_setdefault(d, k, default):
    n = len(d)
    e = _entry(d, k)
    if len(d) != n:
        _set_value(d, e, default)
    return _value(d, e)

def dict_popitem_py(d):
    if len(d) == 0:
        raise KeyError("popitem(): dictionary is empty")
    return dict_popitem(d)

def dict_popitem(d):
    e = _last(d)
    if e < 0:
        raise KeyError
    k = _key(d, e)
    v = _value(d, e)
    _remove(d, e)
    return k, v

def dict_keys(d):
    return [k for k in d]

def dict_values(d):
    return [v for v in d.values()]

def dict_items(d):
    return [(k, v) for k, v in d.items()]

def dict_update(d, other):
    for k, v in other.items():
        d[k] = v

# collections.Counter; c, r: Counters, other: any dict.
def counter_get(c, k):
    e = _find(c, k)
    if e < 0:
        return 0
    return _value(c, e)

def counter_update(c, other):
    for k, v in other.items():
        e = _entry(c, k)
        _set_value(c, e, _value(c, e) + v)

def counter_subtract(c, other):
    for k, v in other.items():
        e = _entry(c, k)
        _set_value(c, e, _value(c, e) - v)

def counter_total(c):
    n = 0
    for v in c.values():
        n += v
    return n

def counter_add(r, a, b):
    for k, v in a.items():
        e = _find(b, k)
        n = v
        if e >= 0:
            n = v + _value(b, e)
        if n > 0:
            _set_value(r, _entry(r, k), n)
    for k, v in b.items():
        if v > 0 and _find(a, k) < 0:
            _set_value(r, _entry(r, k), v)

def counter_sub(r, a, b):
    for k, v in a.items():
        e = _find(b, k)
        n = v
        if e >= 0:
            n = v - _value(b, e)
        if n > 0:
            _set_value(r, _entry(r, k), n)
    for k, v in b.items():
        if v < 0 and _find(a, k) < 0:
            _set_value(r, _entry(r, k), 0 - v)

def counter_or(r, a, b):
    for k, v in a.items():
        e = _find(b, k)
        n = 0
        if e >= 0:
            n = _value(b, e)
        if v >= n:
            n = v
        if n > 0:
            _set_value(r, _entry(r, k), n)
    for k, v in b.items():
        if v > 0 and _find(a, k) < 0:
            _set_value(r, _entry(r, k), v)

def counter_and(r, a, b):
    for k, v in a.items():
        e = _find(b, k)
        n = 0
        if e >= 0:
            n = _value(b, e)
        if v < n:
            n = v
        if n > 0:
            _set_value(r, _entry(r, k), n)

def list_first(l, n):
    return l[:max(n, 0)]

def min_by(l, key):
    if len(l) == 0:
        raise ValueError("min() arg is an empty sequence")
    at = 0
    best = key(l[0])
    for i in range(1, len(l)):
        k = key(l[i])
        if k < best:
            best = k
            at = i
    return l[at]

def max_by(l, key):
    if len(l) == 0:
        raise ValueError("max() arg is an empty sequence")
    at = 0
    best = key(l[0])
    for i in range(1, len(l)):
        k = key(l[i])
        if k > best:
            best = k
            at = i
    return l[at]

def unpack_check(l, n, more):
    if len(l) < n:
        if more:
            raise ValueError(f"not enough values to unpack (expected at least {n}, got {len(l)})")
        raise ValueError(f"not enough values to unpack (expected {n}, got {len(l)})")
    if len(l) > n and not more:
        raise ValueError(f"too many values to unpack (expected {n})")

# heapq, as CPython's: the same items end up in the same places.
def heap_down(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        other = heap[parent]
        if item < other:
            heap[pos] = other
            pos = parent
            continue
        break
    heap[pos] = item

def heap_up(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    heap_down(heap, start, pos)

def heappush(heap, item):
    heap.append(item)
    heap_down(heap, 0, len(heap) - 1)

def heappop(heap):
    if len(heap) == 0:
        raise IndexError("pop from empty list")
    last = heap.pop()
    if len(heap) > 0:
        top = heap[0]
        heap[0] = last
        heap_up(heap, 0)
        return top
    return last

def heapreplace(heap, item):
    if len(heap) == 0:
        raise IndexError("list index out of range")
    top = heap[0]
    heap[0] = item
    heap_up(heap, 0)
    return top

def heappushpop(heap, item):
    if len(heap) > 0 and heap[0] < item:
        top = heap[0]
        heap[0] = item
        heap_up(heap, 0)
        return top
    return item

def heapify(heap):
    for i in range(len(heap) // 2 - 1, -1, -1):
        heap_up(heap, i)

def nlargest(n, l, key):
    if key is None:
        r = sorted(l, reverse=True)
    else:
        r = sorted(l, key=key, reverse=True)
    return r[:max(n, 0)]

def nsmallest(n, l, key):
    if key is None:
        r = sorted(l)
    else:
        r = sorted(l, key=key)
    return r[:max(n, 0)]

def bisect_left(a, x, lo, hi, key):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        high = len(a)
    else:
        high = hi
    while lo < high:
        mid = (lo + high) // 2
        if key is None:
            y = a[mid]
        else:
            y = key(a[mid])
        if y < x:
            lo = mid + 1
        else:
            high = mid
    return lo

def bisect_right(a, x, lo, hi, key):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        high = len(a)
    else:
        high = hi
    while lo < high:
        mid = (lo + high) // 2
        if key is None:
            y = a[mid]
        else:
            y = key(a[mid])
        if x < y:
            high = mid
        else:
            lo = mid + 1
    return lo

def insort_left(a, x, lo, hi, key):
    if key is None:
        a.insert(bisect_left(a, x, lo, hi, None), x)
    else:
        a.insert(bisect_left(a, key(x), lo, hi, key), x)

def insort_right(a, x, lo, hi, key):
    if key is None:
        a.insert(bisect_right(a, x, lo, hi, None), x)
    else:
        a.insert(bisect_right(a, key(x), lo, hi, key), x)
