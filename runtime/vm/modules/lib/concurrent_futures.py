"""concurrent.futures: threads and processes behind one interface."""
import os
import sys
import threading
import time
import queue as _queue

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class BrokenProcessPool(BrokenExecutor):
    pass


Error.__module__ = CancelledError.__module__ = InvalidStateError.__module__ = "concurrent.futures._base"
BrokenExecutor.__module__ = "concurrent.futures._base"
BrokenProcessPool.__module__ = "concurrent.futures.process"

TimeoutError = _Timeout = TimeoutError
_PENDING, _RUNNING, _CANCELLED, _FINISHED = "pending", "running", "cancelled", "finished"


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._callbacks = []

    def __repr__(self):
        if self._state == _FINISHED:
            what = self._result if self._exception is None else self._exception
            verb = "returned" if self._exception is None else "raised"
            return "<Future at 0x%x state=finished %s %s>" % (id(self), verb, type(what).__name__)
        return "<Future at 0x%x state=%s>" % (id(self), self._state)

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state == _CANCELLED:
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state == _CANCELLED

    def running(self):
        return self._state == _RUNNING

    def done(self):
        return self._state in (_CANCELLED, _FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._callbacks.append(fn)
                return
        fn(self)

    def _call_back(self):
        for fn in self._callbacks:
            try:
                fn(self)
            except Exception as e:
                sys.stderr.write("exception calling callback for %r\n%s" % (self, sys._format_exception(e)))

    def _wait(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise _Timeout()
        if self._state == _CANCELLED:
            raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == _CANCELLED:
                return False
            self._state = _RUNNING
            return True

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError("%s: %r" % (self._state.upper(), self))
            self._result = result
            self._exception = exception
            self._state = _FINISHED
            self._condition.notify_all()
        self._call_back()


class Executor:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.shutdown(wait=True)
        return False

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        end = None if timeout is None else time.monotonic() + timeout
        return _results([self.submit(fn, *args) for args in zip(*iterables)], end)


def _results(futures, end):
    try:
        futures.reverse()
        while futures:
            f = futures.pop()
            yield f.result() if end is None else f.result(max(0, end - time.monotonic()))
    finally:
        for f in futures:
            f.cancel()


class ThreadPoolExecutor(Executor):
    _count = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._work = _queue.Queue()
        self._idle = threading.Semaphore(0)
        self._threads = []
        self._lock = threading.Lock()
        self._shutdown = False
        self._prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % ThreadPoolExecutor._count
        ThreadPoolExecutor._count += 1
        _pools.append(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            f = Future()
            self._work.put((f, fn, args, kwargs))
            if not self._idle.acquire(blocking=False) and len(self._threads) < self._max_workers:
                t = threading.Thread(target=self._run, name="%s_%d" % (self._prefix, len(self._threads)), daemon=True)
                self._threads.append(t)
                t.start()
            return f

    def _run(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            try:
                item = self._work.get_nowait()
            except _queue.Empty:
                self._idle.release()
                item = self._work.get()
            if item is None:
                self._work.put(None)
                return
            f, fn, args, kwargs = item
            item = None
            if not f.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as e:
                f.set_exception(e)
            else:
                f.set_result(result)
            f = fn = args = kwargs = result = None

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                while True:
                    try:
                        item = self._work.get_nowait()
                    except _queue.Empty:
                        break
                    if item is not None:
                        item[0].cancel()
            self._work.put(None)
        if wait:
            for t in self._threads:
                t.join()


class ProcessPoolExecutor(Executor):
    """Calls in other processes: functions go by name, arguments and results are copied."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        import multiprocessing
        self._max_workers = max_workers or os.cpu_count() or 1
        self._make = lambda: multiprocessing.Pool(self._max_workers, initializer, initargs, max_tasks_per_child)
        self._died = multiprocessing.context.WorkerDied
        self._pool = None
        self._broken = None
        self._shutdown = False
        self._lock = threading.Lock()
        self._left = 0
        self._settled = threading.Condition()
        self._futures = []
        _pools.append(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if self._pool is None:
                self._pool = self._make()
            f = Future()
            with self._settled:
                self._left += 1
            f._state = _RUNNING
            self._futures.append(f)
            self._pool.apply_async(fn, args, kwargs, lambda r: self._done(f, r, None), lambda e: self._done(f, None, e))
            return f

    def _done(self, f, result, error):
        if isinstance(error, self._died):
            self._broken = ("A process in the process pool was terminated abruptly while the future was running or pending.")
            error = BrokenProcessPool(self._broken)
        if f in self._futures:
            self._futures.remove(f)
        if error is not None:
            f.set_exception(error)
        else:
            f.set_result(result)
        with self._settled:
            self._left -= 1
            self._settled.notify_all()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return super().map(fn, *iterables, timeout=timeout)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
        if wait and self._pool is not None:
            with self._settled:
                while self._left:
                    self._settled.wait()
            self._pool.close()
            self._pool.join()
            self._pool = None


_pools = []


def _finish_all():
    for p in _pools:
        p.shutdown(wait=True)


import atexit
atexit.register(_finish_all)


class DoneAndNotDoneFutures:
    def __init__(self, done, not_done):
        self.done = done
        self.not_done = not_done

    def __iter__(self):
        return iter((self.done, self.not_done))

    def __getitem__(self, i):
        return (self.done, self.not_done)[i]

    def __len__(self):
        return 2

    def __repr__(self):
        return "DoneAndNotDoneFutures(done=%r, not_done=%r)" % (self.done, self.not_done)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    changed = threading.Condition()

    def enough():
        done = [f for f in fs if f.done()]
        if len(done) == len(fs):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(done)
        if return_when == FIRST_EXCEPTION:
            return any([not f.cancelled() and f._exception is not None for f in done])
        return False

    def tell(f):
        with changed:
            changed.notify_all()

    for f in fs:
        f.add_done_callback(tell)
    with changed:
        changed.wait_for(enough, timeout)
    done = set([f for f in fs if f.done()])
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    finished = _queue.Queue()
    for f in fs:
        f.add_done_callback(finished.put)
    for i in range(total):
        try:
            yield finished.get(True, None if end is None else max(0, end - time.monotonic()))
        except _queue.Empty:
            raise _Timeout("%d (of %d) futures unfinished" % (total - i, total)) from None
