"""multiprocessing.connection: pipes that carry pickles."""
import threading
import _pickle
import _posix
import _multiprocessing as _mp
from multiprocessing.context import _serial, active_children


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


def _header(n):
    return ("%016d" % n).encode()


def Pipe(duplex=True):
    """(connection, connection); not duplex: the first receives, the second sends."""
    r1, w1 = _posix.pipe()
    if not duplex:
        return Connection(r1, None), Connection(None, w1)
    r2, w2 = _posix.pipe()
    return Connection(r1, w2), Connection(r2, w1)
