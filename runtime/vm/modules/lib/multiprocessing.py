"""multiprocessing: work in other processes, which share nothing but what is made to be shared.

A process is a fork of the interpreter: it begins with copies of everything its parent had. What goes between processes later
(arguments of pools, results, items of queues) is copied by pickle. A process that dies makes errors, not waiting for ever.
Loops that would run on several threads run on one in a child of a process that had such threads."""
import os
from queue import Empty, Full
from multiprocessing import connection, context, pool, queues, sharedctypes, synchronize
from multiprocessing.context import (AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError, WorkerDied,
                                     active_children, current_process, freeze_support, parent_process)
from multiprocessing.connection import Pipe
from multiprocessing.synchronize import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from multiprocessing.queues import JoinableQueue, Queue, SimpleQueue
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value
from multiprocessing.pool import Pool

cpu_count = os.cpu_count


def Manager():
    raise NotImplementedError("multiprocessing.Manager is not supported: use Queue, Pipe, Value or Array, or return results from a Pool")


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
