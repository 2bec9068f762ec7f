"""multiprocessing.synchronize: locks, events and barriers that processes share."""
import threading
import time
import _posix
import _multiprocessing as _mp


class Lock:
    def __init__(self, *, ctx=None):
        self._sem = _mp.semaphore(1)

    def acquire(self, block=True, timeout=None):
        return self._sem.acquire(block, timeout)

    def release(self):
        if self._sem.value() >= 1:
            raise ValueError("semaphore or lock released too many times")
        self._sem.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return "<Lock(owner=%s)>" % ("None" if self._sem.value() else "unknown")


class RLock:
    def __init__(self, *, ctx=None):
        self._sem = _mp.semaphore(1)
        self._owner = None
        self._count = 0

    def _me(self):
        return _posix.getpid(), threading.get_ident()

    def acquire(self, block=True, timeout=None):
        if self._owner == self._me():
            self._count += 1
            return True
        if not self._sem.acquire(block, timeout):
            return False
        self._owner = self._me()
        self._count = 1
        return True

    def release(self):
        if self._owner != self._me():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._sem.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class Semaphore:
    def __init__(self, value=1, *, ctx=None):
        self._sem = _mp.semaphore(value)

    def acquire(self, block=True, timeout=None):
        return self._sem.acquire(block, timeout)

    def release(self):
        self._sem.release()

    def get_value(self):
        return self._sem.value()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)
        self._most = value

    def release(self):
        if self._sem.value() >= self._most:
            raise ValueError("semaphore or lock released too many times")
        self._sem.release()


class Event:
    def __init__(self, *, ctx=None):
        self._sem = _mp.semaphore(0)

    def is_set(self):
        return self._sem.value() > 0

    def set(self):
        if self._sem.value() == 0:
            self._sem.release()

    def clear(self):
        self._sem.acquire(False)

    def wait(self, timeout=None):
        if self._sem.acquire(True, timeout):
            self._sem.release()
            return True
        return self.is_set()


class Condition:
    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock or RLock()
        self._sleeping = _mp.semaphore(0)
        self._woken = _mp.semaphore(0)
        self._wake = _mp.semaphore(0)
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        depth = self._lock._count if isinstance(self._lock, RLock) else 1
        self._sleeping.release()
        for _ in range(depth):
            self._lock.release()
        try:
            return self._wake.acquire(True, timeout)
        finally:
            self._woken.release()
            for _ in range(depth):
                self._lock.acquire()

    def notify(self, n=1):
        while self._woken.acquire(False):
            self._sleeping.acquire(False)
        sent = 0
        while sent < n and self._sleeping.acquire(False):
            self._wake.release()
            sent += 1
        for _ in range(sent):
            self._woken.acquire()
        while sent and self._wake.acquire(False):
            pass

    def notify_all(self):
        self.notify(1 << 30)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class Barrier:
    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self._cond = Condition()
        self._state = _mp.block("i", 3)  # waiting, round, broken

    @property
    def n_waiting(self):
        return self._state[0]

    @property
    def broken(self):
        return self._state[2] != 0

    def wait(self, timeout=None):
        with self._cond:
            if self.broken:
                raise threading.BrokenBarrierError
            index = self._state[0]
            self._state[0] = index + 1
            turn = self._state[1]
            if index + 1 == self.parties:
                if self._action is not None:
                    self._action()
                self._state[0] = 0
                self._state[1] = turn + 1
                self._cond.notify_all()
            elif not self._cond.wait_for(lambda: self._state[1] != turn or self.broken, self._timeout if timeout is None else timeout):
                self._state[2] = 1
                self._cond.notify_all()
            if self.broken:
                raise threading.BrokenBarrierError
            return index

    def abort(self):
        with self._cond:
            self._state[2] = 1
            self._cond.notify_all()


for _c in (Lock, RLock, Semaphore, BoundedSemaphore, Event, Condition, Barrier):
    _c.__module__ = "multiprocessing.synchronize"

# --- queues ---------------------------------------------------------------------------------------------------------------------
