"""multiprocessing.context: processes, what they know of each other, and the package's errors."""
import sys
import threading
import time
import _posix
import atexit


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


_pools = []         # running pools: ended before the program ends
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
