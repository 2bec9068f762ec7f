"""multiprocessing: work in other processes, which share nothing but what is made to be shared.

A process is a fork of the interpreter: it begins with copies of everything its parent had. What goes between processes later
(arguments of pools, results, items of queues) is copied by pickle. A process that dies makes errors, not waiting for ever.
Loops that would run on several threads run on one in a child of a process that had such threads."""
import os
import sys
import threading
import time
import _pickle
import _posix
import _multiprocessing as _mp
import atexit
from queue import Empty, Full

cpu_count = os.cpu_count


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


class WorkerDied(ProcessError):
    """A worker of a pool ended while it ran a task."""


class MaybeEncodingError(Exception):
    pass


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


for _c in (ProcessError, BufferTooShort, TimeoutError, AuthenticationError, WorkerDied):
    _c.__module__ = "multiprocessing.context"
for _c in (MaybeEncodingError, RemoteTraceback):
    _c.__module__ = "multiprocessing.pool"

# --- processes -----------------------------------------------------------------------------------------------------------

_children = []      # started by this process and not yet reaped
_parent_ends = []   # descriptors that a child must not keep open
_feeding = []       # queues with items that are still to be written
_serial = [0]


def _format(e):
    return sys._format_exception(e)


class _Main:
    name = "MainProcess"
    daemon = False
    exitcode = None
    _identity = ()
    _parent_pid = None

    @property
    def pid(self):
        return _posix.getpid()

    ident = pid

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"


_current = [_Main()]
_parent = [None]


def _enter_child(process):
    """What a fresh child forgets of its parent."""
    for fd in _parent_ends:
        try:
            _posix.close(fd)
        except OSError:
            pass
    _parent_ends.clear()
    _children.clear()
    _feeding.clear()
    atexit._calls.clear()
    _serial[0] = 0
    _parent[0] = _current[0]
    _current[0] = process


def _leave_child(code):
    for q in list(_feeding):
        q._drain()
    try:
        atexit.run_exitfuncs()
    except BaseException:
        code = code or 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception:
        pass
    _posix._exit(code)


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        _serial[0] += 1
        self._identity = _current[0]._identity + (_serial[0],)
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = str(name or "%s-%s" % (type(self).__name__, ":".join([str(i) for i in self._identity])))
        self._daemon = _current[0].daemon if daemon is None else bool(daemon)
        self._pid = None
        self._code = None
        self._parent_pid = _posix.getpid()
        self._closed = False

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if self._pid is not None:
            raise AssertionError("cannot start a process twice")
        if self._parent_pid != _posix.getpid():
            raise AssertionError("can only start a process object created by current process")
        if getattr(_current[0], "_daemon", False):
            raise AssertionError("daemonic processes are not allowed to have children")
        pid = _posix.fork()
        if pid == 0:
            try:
                _enter_child(self)
                self._pid = _posix.getpid()
                _leave_child(self._bootstrap())
            finally:
                _posix._exit(1)  # never back into the parent's program
        self._pid = pid
        _children.append(self)

    def _bootstrap(self):
        code = 0
        try:
            self.run()
        except SystemExit as e:
            if e.code is None:
                code = 0
            elif isinstance(e.code, int):
                code = e.code & 255
            else:
                sys.stderr.write(str(e.code) + "\n")
                code = 1
        except BaseException as e:
            code = 1
            sys.stderr.write("Process %s:\n%s" % (self._name, _format(e)))
        for t in threading.enumerate():
            if t is not threading.current_thread() and t is not threading.main_thread() and not t.daemon:
                t.join()
        return code

    def _poll(self, wait):
        if self._code is None and self._pid is not None:
            try:
                pid, code = _posix.waitpid(self._pid, not wait)
            except ChildProcessError:
                pid, code = self._pid, 255
            if code is not None:
                self._code = code
                if self in _children:
                    _children.remove(self)
        return self._code

    def _check(self):
        if self._closed:
            raise ValueError("process object is closed")

    def join(self, timeout=None):
        self._check()
        if self._pid is None:
            raise AssertionError("can only join a started process")
        if timeout is None:
            self._poll(True)
            return
        end = time.monotonic() + timeout
        pause = 0.0005
        while self._poll(False) is None and time.monotonic() < end:
            time.sleep(min(pause, max(0, end - time.monotonic())))
            pause = min(pause * 2, 0.02)

    def is_alive(self):
        self._check()
        if self is _current[0]:
            return True
        return self._pid is not None and self._poll(False) is None

    def _signal(self, number):
        if self._pid is not None and self._poll(False) is None:
            try:
                _posix.kill(self._pid, number)
            except ProcessLookupError:
                pass

    def terminate(self):
        self._check()
        self._signal(15)

    def kill(self):
        self._check()
        self._signal(9)

    def close(self):
        if self._pid is not None and self._poll(False) is None:
            raise ValueError("Cannot close a process while it is still running. You should first call join() or terminate().")
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemon):
        if self._pid is not None:
            raise AssertionError("process has already started")
        self._daemon = bool(daemon)

    @property
    def pid(self):
        self._check()
        return self._pid

    ident = pid

    @property
    def exitcode(self):
        self._check()
        if self is _current[0] or self._pid is None:
            return None
        return self._poll(False)

    def __repr__(self):
        if self._pid is None:
            status = "initial"
        elif self is _current[0]:
            status = "started"
        else:
            code = self._poll(False)
            status = "started" if code is None else "stopped exitcode=%s" % ("-SIGTERM" if code == -15 else "-SIGKILL" if code == -9 else code)
        return "<%s name=%r%s parent=%d %s%s>" % (type(self).__name__, self._name, " pid=%d" % self._pid if self._pid else "",
                                                  self._parent_pid, status, " daemon" if self._daemon else "")


for _c in (Process,):
    _c.__module__ = "multiprocessing.context"


def current_process():
    return _current[0]


def parent_process():
    return _parent[0]


def active_children():
    return [p for p in list(_children) if p._poll(False) is None]


def freeze_support():
    """Nothing to do: there are no frozen programs here."""


def _end_children():
    for p in list(_pools):
        p.terminate()
    for p in list(_children):
        if p.daemon:
            p.terminate()
    for p in list(_children):
        p.join()
    for q in list(_feeding):
        q._drain()


atexit.register(_end_children)

# --- connections -----------------------------------------------------------------------------------------------------------


def _others_gone():
    """Can nobody write any more: this process has had children, and all have ended, and no other thread runs?"""
    if not _serial[0] or threading.active_count() > 1:
        return False
    return not active_children()


def _wait_readable(fd, timeout):
    """True when fd can be read (or its other end is gone). Without a timeout: an error when nobody is left who could write."""
    if timeout is not None:
        return bool(_mp.wait([fd], timeout))
    pause = 0.25
    while True:
        if _mp.wait([fd], pause):
            return True
        if _serial[0] and _others_gone() and not _mp.wait([fd], 0):
            raise EOFError("the other processes have ended and nothing is left to receive")
        pause = 0.5


class Connection:
    """One end of a pipe: messages are a length of 8 bytes and a pickle."""

    def __init__(self, fd_in, fd_out):
        self._in = fd_in
        self._out = fd_out

    def _open(self):
        if self._in is None and self._out is None:
            raise OSError("handle is closed")

    @property
    def closed(self):
        return self._in is None and self._out is None

    @property
    def readable(self):
        return self._in is not None

    @property
    def writable(self):
        return self._out is not None

    def fileno(self):
        self._open()
        return self._in if self._in is not None else self._out

    def send_bytes(self, data):
        self._open()
        if self._out is None:
            raise OSError("connection is read-only")
        _posix.write(self._out, _header(len(data)) + data)

    def recv_bytes(self):
        self._open()
        if self._in is None:
            raise OSError("connection is write-only")
        _wait_readable(self._in, None)
        head = _posix.read(self._in, 16)
        if len(head) < 16:
            raise EOFError
        n = int(head.decode())
        data = _posix.read(self._in, n)
        if len(data) < n:
            raise EOFError
        return data

    def send(self, obj):
        self.send_bytes(_pickle.dumps(obj))

    def recv(self):
        return _pickle.loads(self.recv_bytes())

    def poll(self, timeout=0.0):
        self._open()
        return bool(_mp.wait([self._in], timeout))

    def close(self):
        for fd in {self._in, self._out}:
            if fd is not None:
                _posix.close(fd)
        self._in = self._out = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


Connection.__module__ = "multiprocessing.connection"


def _header(n):
    return ("%016d" % n).encode()


def Pipe(duplex=True):
    """(connection, connection); not duplex: the first receives, the second sends."""
    r1, w1 = _posix.pipe()
    if not duplex:
        return Connection(r1, None), Connection(None, w1)
    r2, w2 = _posix.pipe()
    return Connection(r1, w2), Connection(r2, w1)


# --- locks ---------------------------------------------------------------------------------------------------------------------


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


for _c in (Queue, JoinableQueue, SimpleQueue):
    _c.__module__ = "multiprocessing.queues"

# --- shared numbers ---------------------------------------------------------------------------------------------------------------

_codes = {"c_int": "i", "c_double": "d", "c_float": "f", "c_long": "l", "c_bool": "?", "c_byte": "b", "c_ubyte": "B", "c_short": "h",
          "c_uint": "I", "c_longlong": "q", "c_char": "c", "c_int32": "i", "c_int64": "l", "c_uint8": "B"}


def _code(typecode):
    return typecode if isinstance(typecode, str) else _codes.get(getattr(typecode, "__name__", ""), "")


class _RawValue:
    def __init__(self, typecode, *args):
        self._block = _mp.block(_code(typecode), 1)
        if args:
            self._block[0] = args[0]

    @property
    def value(self):
        return self._block[0]

    @value.setter
    def value(self, v):
        self._block[0] = v


class _Value(_RawValue):
    def __init__(self, typecode, *args, lock=True):
        super().__init__(typecode, *args)
        self._lock = RLock() if lock is True else lock

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self):
        return self._lock.acquire()

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Synchronized wrapper for %r>" % (self.value,)


class _RawArray:
    def __init__(self, typecode, size_or_initializer):
        if isinstance(size_or_initializer, int):
            self._block = _mp.block(_code(typecode), size_or_initializer)
        else:
            values = list(size_or_initializer)
            self._block = _mp.block(_code(typecode), len(values))
            for i, v in enumerate(values):
                self._block[i] = v

    def __len__(self):
        return len(self._block)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self._block[k] for k in range(*i.indices(len(self._block)))]
        return self._block[i]

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            at = range(*i.indices(len(self._block)))
            v = list(v)
            if len(v) != len(at):
                raise ValueError("Can only assign sequence of same size")
            for k, x in zip(at, v):
                self._block[k] = x
        else:
            self._block[i] = v

    def __iter__(self):
        for k in range(len(self._block)):
            yield self._block[k]


class _Array(_RawArray):
    def __init__(self, typecode, size_or_initializer, *, lock=True):
        super().__init__(typecode, size_or_initializer)
        self._lock = RLock() if lock is True else lock

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self):
        return self._lock.acquire()

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


def RawValue(typecode, *args):
    return _RawValue(typecode, *args)


def RawArray(typecode, size_or_initializer):
    return _RawArray(typecode, size_or_initializer)


def Value(typecode, *args, lock=True):
    return _Value(typecode, *args, lock=lock) if lock else _RawValue(typecode, *args)


def Array(typecode, size_or_initializer, *, lock=True):
    return _Array(typecode, size_or_initializer, lock=lock) if lock else _RawArray(typecode, size_or_initializer)


def Manager():
    raise NotImplementedError("multiprocessing.Manager is not supported: use Queue, Pipe, Value or Array, or return results from a Pool")


# --- pools --------------------------------------------------------------------------------------------------------------------------

_pools = []
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
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
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


for _c in (Pool, AsyncResult):
    _c.__module__ = "multiprocessing.pool"


class ThreadPool(Pool):
    pass


# --- contexts ------------------------------------------------------------------------------------------------------------------------

_method = ["fork"]


class _Context:
    """get_context(): whatever the method, processes are forks here."""

    def __init__(self, method):
        self._method = method

    def get_start_method(self, allow_none=False):
        return self._method

    def __getattr__(self, name):
        value = _names.get(name)
        if value is None:
            raise AttributeError("module 'multiprocessing' has no attribute '%s'" % name)
        return value


_names = {"Process": Process, "Pool": Pool, "Queue": Queue, "JoinableQueue": JoinableQueue, "SimpleQueue": SimpleQueue, "Pipe": Pipe,
          "Lock": Lock, "RLock": RLock, "Event": Event, "Condition": Condition, "Semaphore": Semaphore, "Barrier": Barrier,
          "BoundedSemaphore": BoundedSemaphore, "Value": Value, "Array": Array, "RawValue": RawValue, "RawArray": RawArray,
          "Manager": Manager, "cpu_count": cpu_count, "current_process": current_process, "active_children": active_children,
          "freeze_support": freeze_support, "TimeoutError": TimeoutError, "ProcessError": ProcessError}


def get_context(method=None):
    if method is not None and method not in get_all_start_methods():
        raise ValueError("cannot find context for %r" % method)
    return _Context(method or _method[0])


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_start_method(allow_none=False):
    return _method[0]


def set_start_method(method, force=False):
    if method not in get_all_start_methods():
        raise ValueError("cannot find context for %r" % method)
    _method[0] = method


def log_to_stderr(level=None):
    raise NotImplementedError("multiprocessing.log_to_stderr is not supported")
