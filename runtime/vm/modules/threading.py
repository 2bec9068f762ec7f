class ThreadError(RuntimeError):
    pass


class Thread:
    _count = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if name is None:
            Thread._count += 1
            name = "Thread-%d" % Thread._count
            if target is not None:
                try:
                    name += " (%s)" % target.__name__
                except AttributeError:
                    pass
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._name = str(name)
        self._daemon = _current().daemon if daemon is None and _current() is not None else bool(daemon)
        self._handle = None

    def start(self):
        if self._handle is not None:
            raise RuntimeError("threads can only be started once")
        self._handle = _start(self, self._daemon)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if self._handle is None and self is not _main:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current():
            raise RuntimeError("cannot join current thread")
        _join(self._handle, timeout)

    def is_alive(self):
        return self is _main or self._handle is not None and _alive(self._handle)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemon):
        if self._handle is not None or self is _main:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemon = bool(daemon)

    @property
    def ident(self):
        return _ident(self._handle) if self is not _main else 1

    native_id = ident

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = name

    def isDaemon(self):
        return self._daemon

    def setDaemon(self, daemon):
        self.daemon = daemon

    def __repr__(self):
        status = "initial" if self._handle is None and self is not _main else "started" if self.is_alive() else "stopped"
        if self._daemon:
            status += " daemon"
        if self.ident is not None:
            status += " %s" % self.ident
        return "<%s(%s, %s)>" % ("_MainThread" if self is _main else self.__class__.__name__, self._name, status)


class RLock:
    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        got = self._block.acquire(blocking, timeout)
        if got:
            self._owner = me
            self._count = 1
        return got

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        state = (self._count, self._owner)
        self._count = 0
        self._owner = None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = []
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, t, v, tb):
        return self._lock.__exit__(t, v, tb)

    def _owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        nested = isinstance(self._lock, RLock)
        state = self._lock._release_save() if nested else self._lock.release()
        got = False
        try:
            if timeout is None:
                got = waiter.acquire()
            else:
                got = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return got
        finally:
            if nested:
                self._lock._acquire_restore(state)
            else:
                self._lock.acquire()
            if not got and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        end = None
        while not result:
            if timeout is not None:
                if end is None:
                    end = _now() + timeout
                elif end - _now() <= 0:
                    break
                self.wait(end - _now())
            else:
                self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        woken, self._waiters = self._waiters[:n], self._waiters[n:]
        for waiter in woken:
            waiter.release()

    def notify_all(self):
        self.notify(len(self._waiters))


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            while self._value == 0:
                if not blocking or not self._cond.wait(timeout) and timeout is not None:
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial = value

    def release(self, n=1):
        if self._value + n > self._initial:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class BrokenBarrierError(RuntimeError):
    pass


class Timer(Thread):
    """Calls a function after `interval` seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self._count = 0
        self._round = 0
        self.broken = False

    @property
    def n_waiting(self):
        return self._count

    def wait(self, timeout=None):
        with self._cond:
            if self.broken:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            round = self._round
            if self._count == self.parties:
                if self._action is not None:
                    self._action()
                self._count = 0
                self._round += 1
                self._cond.notify_all()
            else:
                limit = self._timeout if timeout is None else timeout
                if not self._cond.wait_for(lambda: self._round != round or self.broken, limit):
                    self.broken = True
                    self._cond.notify_all()
                if self.broken:
                    raise BrokenBarrierError
            return index

    def abort(self):
        with self._cond:
            self.broken = True
            self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count:
                self.broken = True
                self._cond.notify_all()
                self._round += 1
                self._count = 0
            self.broken = False


class local:
    """Attributes of which each thread has its own; __init__ of a derived class runs once in each thread that comes."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_values", {})
        object.__setattr__(self, "_begin", (args, kwargs))
        return self

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Initialization arguments are not supported")

    def _own(self):
        all_values = object.__getattribute__(self, "_values")
        me = _thread_key()
        if me not in all_values:
            all_values[me] = {}
            if len(all_values) > 1 and type(self) is not local:
                args, kwargs = object.__getattribute__(self, "_begin")
                self.__init__(*args, **kwargs)
        return all_values[me]

    def __getattr__(self, name):
        try:
            return self._own()[name]
        except KeyError:
            raise AttributeError("'%s' object has no attribute '%s'" % (
                "_thread._local" if type(self) is local else type(self).__name__, name)) from None

    def __setattr__(self, name, value):
        self._own()[name] = value

    def __delattr__(self, name):
        try:
            del self._own()[name]
        except KeyError:
            raise AttributeError("'%s' object has no attribute '%s'" % (
                "_thread._local" if type(self) is local else type(self).__name__, name)) from None


_thread_key = get_ident

_main = None
_main = Thread(name="MainThread")
_set_main(_main)


def current_thread():
    return _current()


def main_thread():
    return _main


def enumerate():
    return _all()


def active_count():
    return len(_all())


currentThread = current_thread
activeCount = active_count


TIMEOUT_MAX = 9223372036.0


def stack_size(size=0):
    return 0


def settrace(func):
    raise NotImplementedError("threading.settrace is not supported")


class ExceptHookArgs:
    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args


def excepthook(args):
    """What a thread that ends with an exception prints; a program may put its own function in its place."""
    _print_failure(args.exc_value, args.thread)


def _print_failure(exc, thread):
    import sys
    sys.stderr.write("Exception in thread %s:\n%s" % (thread.name, sys._format_exception(exc)))
