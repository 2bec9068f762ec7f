"""multiprocessing.pool: workers that take tasks."""
import os
import sys
import threading
import _pickle
import _posix
import _multiprocessing as _mp
from multiprocessing.context import Process, TimeoutError, WorkerDied, _format, _parent_ends, _pools
from multiprocessing.connection import _header


class MaybeEncodingError(Exception):
    pass


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


_CALL, _MAP, _STARMAP = 0, 1, 2


def _run_task(kind, func, args, kwds):
    if kind == _CALL:
        return func(*args, **kwds)
    if kind == _MAP:
        return [func(x) for x in args]
    return [func(*x) for x in args]


def _worker(fd_in, fd_out, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    while True:
        head = _posix.read(fd_in, 16)
        if len(head) < 16:
            return
        data = _posix.read(fd_in, int(head.decode()))
        try:
            kind, func, args, kwds = _pickle.loads(data)
            answer = (True, _run_task(kind, func, args, kwds), None)
        except Exception as e:
            answer = (False, e, _format(e))
        try:
            data = _pickle.dumps(answer)
        except Exception as e:
            text = "Error sending result: '%r'. Reason: '%r'" % (answer[1], e)
            data = _pickle.dumps((False, MaybeEncodingError(text), text))
        sys.stdout.flush()
        _posix.write(fd_out, _header(len(data)) + data)


class _Hand:
    """A worker as the pool sees it: its process, the two pipes, the task that it runs."""

    def __init__(self, pool):
        task_r, self.tasks = _posix.pipe()
        self.results, result_w = _posix.pipe()
        self.task = None
        self.done = 0
        self.process = Process(target=_worker, args=(task_r, result_w, pool._initializer, pool._initargs), daemon=True)
        self.process.name = self.process.name.replace("Process", "ForkPoolWorker")
        _parent_ends.append(self.tasks)
        _parent_ends.append(self.results)
        self.process.start()
        _posix.close(task_r)
        _posix.close(result_w)

    def close(self):
        for fd in (self.tasks, self.results):
            if fd is not None:
                _parent_ends.remove(fd)
                _posix.close(fd)
        self.tasks = self.results = None


class AsyncResult:
    """The results of one call or map, as they come."""

    def __init__(self, pool, tasks, single, callback, error_callback):
        self._pool = pool
        self._cond = threading.Condition()
        self._parts = [None] * tasks
        self._have = [False] * tasks
        self._left = tasks
        self._single = single
        self._error = None
        self._callback = callback
        self._error_callback = error_callback
        self._order = []

    def _set(self, i, ok, value):
        """From the pool's thread. Returns True when it was the last part."""
        with self._cond:
            if ok:
                self._parts[i] = value
            elif self._error is None:
                self._error = value
            self._have[i] = (ok, value)
            self._order.append(i)
            self._left -= 1
            last = self._left == 0
        if last:
            if self._error is not None:
                if self._error_callback is not None:
                    self._error_callback(self._error)
            elif self._callback is not None:
                self._callback(self._value())
        with self._cond:
            self._cond.notify_all()
        return last

    def _value(self):
        if self._single:
            return self._parts[0]
        result = []
        for p in self._parts:
            result.extend(p)
        return result

    def ready(self):
        return self._left == 0

    def successful(self):
        if not self.ready():
            raise ValueError("%r not ready" % (self,))
        return self._error is None

    def wait(self, timeout=None):
        with self._cond:
            self._cond.wait_for(self.ready, timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._value()


ApplyResult = MapResult = AsyncResult


class _Iterator:
    """What imap and imap_unordered give."""

    def __init__(self, result, ordered):
        self._result = result
        self._ordered = ordered
        self._next = 0
        self._items = []

    def __iter__(self):
        return self

    def _at(self):
        r = self._result
        if self._ordered:
            return self._next if r._have[self._next] else None
        return r._order[self._next] if self._next < len(r._order) else None

    def next(self, timeout=None):
        if not self._items:
            r = self._result
            if self._next >= len(r._parts):
                raise StopIteration
            with r._cond:
                if not r._cond.wait_for(lambda: self._at() is not None, timeout):
                    raise TimeoutError
                i = self._at()
            self._next += 1
            ok, value = r._have[i]
            if not ok:
                raise value
            self._items = list(value)
            self._items.reverse()
            if not self._items:
                return self.next(timeout)
        return self._items.pop()

    __next__ = next


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        processes = self._settings(processes, initializer, initargs)
        self._most = maxtasksperchild
        self._state = "RUN"
        self._lock = threading.Lock()
        self._waiting = []
        self._hands = [_Hand(self) for _ in range(processes)]
        self._deaths = 0
        self._bell_r, self._bell_w = _posix.pipe()
        _parent_ends.append(self._bell_r)
        _parent_ends.append(self._bell_w)
        self._handler = threading.Thread(target=self._handle, name="PoolHandler", daemon=True)
        self._handler.start()
        _pools.append(self)

    def _settings(self, processes, initializer, initargs):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        return processes

    def __repr__(self):
        return "<multiprocessing.pool.Pool state=%s pool_size=%d>" % (self._state, self._processes)

    # --- the handler: one thread that gives out tasks and takes in results
    def _ring(self):
        _posix.write(self._bell_w, b"x")

    def _handle(self):
        while True:
            with self._lock:
                busy = [h for h in self._hands if h.task is not None]
                if self._state == "TERMINATE" or (self._state == "CLOSE" and not busy and not self._waiting):
                    break
                fds = [h.results for h in self._hands]
            ready = _mp.wait(fds + [self._bell_r], None)
            if self._bell_r in ready:
                _posix.read(self._bell_r, 1)
            for h in list(self._hands):
                if h.results in ready:
                    self._take(h)
            self._give()

    def _give(self):
        for h in list(self._hands):
            with self._lock:
                if self._state == "TERMINATE" or not self._waiting:
                    return
                if h.task is not None:
                    continue
                h.task = self._waiting.pop(0)
            try:
                _posix.write(h.tasks, h.task[2])
            except OSError:
                pass  # it has died: its results end, and that is seen next

    def _take(self, h):
        head = _posix.read(h.results, 16)
        data = b""
        if len(head) == 16:
            n = int(head.decode())
            data = _posix.read(h.results, n)
            if len(data) < n:
                head = b""
        task, h.task = h.task, None
        if len(head) < 16:
            self._lost(h, task)
            return
        h.done += 1
        try:
            ok, value, tb = _pickle.loads(data)
        except Exception as e:
            ok, value, tb = False, e, None
        if not ok and tb is not None:
            value.__cause__ = RemoteTraceback('\n"""\n%s"""' % tb)
        if self._most and h.done >= self._most:
            self._replace(h)
        if task is not None:
            self._tell(task, ok, value)

    def _tell(self, task, ok, value):
        try:
            task[0]._set(task[1], ok, value)
        except Exception as e:
            sys.stderr.write("Exception in a callback of a pool:\n" + _format(e))

    def _replace(self, h):
        h.close()
        h.process.join(1)
        if h.process.exitcode is None:
            h.process.kill()
            h.process.join()
        with self._lock:
            self._hands.remove(h)
            if self._state != "TERMINATE":
                self._hands.append(_Hand(self))

    def _lost(self, h, task):
        h.process.join(1)
        code = h.process.exitcode
        if task is None:
            self._deaths += 1
        self._replace(h)
        error = WorkerDied("a worker process of the pool ended (exit code %s) while it ran a task" % code)
        if task is not None:
            self._tell(task, False, error)
        if self._deaths > 4 * self._processes:  # workers that cannot even begin
            with self._lock:
                waiting, self._waiting = self._waiting, []
            for t in waiting:
                self._tell(t, False, WorkerDied("the worker processes of the pool end before they run a task (exit code %s)" % code))

    # --- tasks
    def _submit(self, tasks, single, callback, error_callback):
        if self._state != "RUN":
            raise ValueError("Pool not running")
        result = AsyncResult(self, len(tasks), single, callback, error_callback)
        if not tasks:
            if callback is not None:
                callback([])
            return result
        made = []
        for i, t in enumerate(tasks):
            data = _pickle.dumps(t)
            made.append((result, i, _header(len(data)) + data))
        with self._lock:
            self._waiting.extend(made)
        self._ring()
        return result

    def _chunks(self, kind, func, iterable, chunksize):
        items = list(iterable)
        if chunksize is None:
            chunksize, more = divmod(len(items), self._processes * 4)
            if more:
                chunksize += 1
        if items and chunksize < 1:
            raise ValueError("Chunksize must be 1+, not %d" % chunksize)
        return [(kind, func, items[i:i + chunksize], None) for i in range(0, len(items), chunksize or 1)]

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        return self._submit([(_CALL, func, tuple(args), dict(kwds))], True, callback, error_callback)

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._submit(self._chunks(_MAP, func, iterable, chunksize), False, callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._submit(self._chunks(_STARMAP, func, iterable, chunksize), False, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def imap(self, func, iterable, chunksize=1):
        return _Iterator(self._submit(self._chunks(_MAP, func, iterable, chunksize), False, None, None), True)

    def imap_unordered(self, func, iterable, chunksize=1):
        return _Iterator(self._submit(self._chunks(_MAP, func, iterable, chunksize), False, None, None), False)

    # --- the end
    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            self._ring()

    def terminate(self):
        if self._state == "GONE":
            return
        self._state = "TERMINATE"
        self._ring()
        for h in list(self._hands):
            h.process.terminate()
        self._finish()

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        self._finish()

    def _finish(self):
        if self._state == "GONE":
            return
        self._handler.join()
        self._state = "GONE"
        if self in _pools:
            _pools.remove(self)
        for h in self._hands:
            h.close()
        for h in self._hands:
            h.process.join()
        for fd in (self._bell_r, self._bell_w):
            _parent_ends.remove(fd)
            _posix.close(fd)

    def __enter__(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")
        return self

    def __exit__(self, *args):
        self.terminate()


class ThreadPool(Pool):
    """The same calls; the workers are threads of this process: nothing is copied, everything is shared."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        processes = self._settings(processes, initializer, initargs)
        self._state = "RUN"
        self._waiting = []
        self._cond = threading.Condition()
        self._hands = [threading.Thread(target=self._work, daemon=True) for _ in range(processes)]
        for h in self._hands:
            h.start()
        _pools.append(self)

    def __repr__(self):
        return "<multiprocessing.pool.ThreadPool state=%s pool_size=%d>" % (self._state, self._processes)

    def _work(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            with self._cond:
                while not self._waiting:
                    if self._state != "RUN":
                        return
                    self._cond.wait()
                task = self._waiting.pop(0)
            try:
                ok, value = True, _run_task(*task[2])
            except Exception as e:
                ok, value = False, e
            self._tell(task, ok, value)

    def _submit(self, tasks, single, callback, error_callback):
        if self._state != "RUN":
            raise ValueError("Pool not running")
        result = AsyncResult(self, len(tasks), single, callback, error_callback)
        if not tasks and callback is not None:
            callback([])
        with self._cond:
            self._waiting.extend([(result, i, t) for i, t in enumerate(tasks)])
            self._cond.notify_all()
        return result

    def _stop(self, state):
        with self._cond:
            self._state = state
            self._cond.notify_all()

    def close(self):
        if self._state == "RUN":
            self._stop("CLOSE")

    def terminate(self):
        self._waiting.clear()
        self._stop("TERMINATE")
        self._finish()

    def _finish(self):
        for h in self._hands:
            if h is not threading.current_thread():
                h.join()
        if self in _pools:
            _pools.remove(self)
