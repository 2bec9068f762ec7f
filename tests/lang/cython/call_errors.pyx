# what functions say to arguments that do not fit
def plain(a, b): return a
def usual(a, b=2, *, c): return a
def many(a, *args): return a
def typed(int a, double b=1): return a
cpdef int both(int a): return a
def containers(list a, dict b=None, str c='', tuple d=(), set e=None): return len(a)
for call in (lambda: plain(1), lambda: plain(1, 2, 3), lambda: plain(), lambda: usual(1), lambda: usual(c=3), lambda: usual(1, 2, 3, c=4), lambda: many(),
             lambda: typed(), lambda: typed(1, 2, 3), lambda: plain(b=2), lambda: plain(1, a=2), lambda: plain(1, 2, z=3), lambda: containers((1,)),
             lambda: containers([1], []), lambda: containers([1], None, b''), lambda: containers([1, 2], {}, 'a', []), lambda: containers([], e={}),
             lambda: containers(None), lambda: containers([1, 2, 3], c=None)):
    try:
        print(call())
    except TypeError as e:
        print(e)
