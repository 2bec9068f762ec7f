"""multiprocessing.queues: first in, first out, between processes."""
import threading
import time
import _pickle
import _posix
import _multiprocessing as _mp
from queue import Empty, Full
from multiprocessing.context import _feeding
from multiprocessing.connection import _header, _wait_readable
from multiprocessing.synchronize import Condition


class Queue:
    """First in, first out, between processes. put() copies its item at once and never waits for a reader, only for room when
    maxsize limits it."""

    def __init__(self, maxsize=0, *, ctx=None):
        self._r, self._w = _posix.pipe()
        self._reading = _mp.semaphore(1)
        self._writing = _mp.semaphore(1)
        self._room = _mp.semaphore(maxsize) if maxsize > 0 else None
        self._items = _mp.semaphore(0)
        self._maxsize = maxsize
        self._local = threading.Lock()
        self._pending = []
        self._pid = _posix.getpid()
        self._closed = False

    def _own(self):
        """A fork has no part in what its parent had still to write."""
        if self._pid != _posix.getpid():
            self._pid = _posix.getpid()
            self._pending = []
            self._local = threading.Lock()

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError("Queue %r is closed" % self)
        self._own()
        data = _pickle.dumps(obj)
        if self._room is not None and not self._room.acquire(block, timeout):
            raise Full
        self._items.release()
        message = _header(len(data)) + data
        with self._local:
            if not self._pending and len(message) <= 4096 and self._writing.acquire(False):
                fits = bool(_mp.wait([self._w], 0, True))
                if fits:
                    _posix.write(self._w, message)
                self._writing.release()
                if fits:
                    return
            first = not self._pending
            self._pending.append(message)
            if first:
                _feeding.append(self)
                threading.Thread(target=self._feed, name="QueueFeederThread", daemon=True).start()

    def _feed(self):
        while True:
            message = self._pending[0]
            self._writing.acquire()
            try:
                _posix.write(self._w, message)
            finally:
                self._writing.release()
            with self._local:
                self._pending.pop(0)
                if not self._pending:
                    if self in _feeding:
                        _feeding.remove(self)
                    return

    def _drain(self):
        while self._pid == _posix.getpid() and self._pending:
            time.sleep(0.0005)

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError("Queue %r is closed" % self)
        end = None if timeout is None else time.monotonic() + timeout
        if not self._reading.acquire(block, timeout):
            raise Empty
        try:
            left = 0 if not block else None if end is None else max(0, end - time.monotonic())
            if left == 0 and self._items.value() > 0:
                left = 1  # on its way
            if not _wait_readable(self._r, left):
                raise Empty
            n = int(_posix.read(self._r, 16).decode())
            data = _posix.read(self._r, n)
            self._items.acquire(False)
            if self._room is not None:
                self._room.release()
        finally:
            self._reading.release()
        return _pickle.loads(data)

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._items.value()

    def empty(self):
        return self._items.value() == 0

    def full(self):
        return self._room is not None and self._room.value() == 0

    def close(self):
        self._closed = True

    def join_thread(self):
        self._drain()

    def cancel_join_thread(self):
        self._pending = []


class JoinableQueue(Queue):
    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished = _mp.semaphore(0)
        self._cond = Condition()

    def put(self, obj, block=True, timeout=None):
        super().put(obj, block, timeout)
        self._unfinished.release()

    def task_done(self):
        with self._cond:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished.value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            while self._unfinished.value() > 0:
                self._cond.wait(0.25)


class SimpleQueue:
    def __init__(self, *, ctx=None):
        self._queue = Queue()

    def put(self, obj):
        self._queue.put(obj)

    def get(self):
        return self._queue.get()

    def empty(self):
        return self._queue.empty()

    def close(self):
        self._queue.close()


