"""numpy.nditer: one after the other, the items of several arrays that are broadcast together, as views of them."""
import numpy as np

_FLAGS = ("buffered", "c_index", "common_dtype", "copy_if_overlap", "delay_bufalloc", "external_loop", "f_index",
          "grow_inner", "growinner", "multi_index", "ranged", "refs_ok", "reduce_ok", "zerosize_ok")


def _access(flags):
    for word in ("readwrite", "writeonly", "readonly"):
        if word in flags:
            return word
    raise ValueError("None of the iterator flags READWRITE, READONLY, or WRITEONLY were specified for an operand")


def _shape_of(shapes):
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError("operands could not be broadcast together with shapes %s "
                         % " ".join(str(x).replace(" ", "") for x in shapes)) from None


class nditer:
    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None,
                 itershape=None, buffersize=0):
        if op_axes is not None:
            raise NotImplementedError("nditer with op_axes= is not supported")
        self._flags = () if flags is None else tuple(flags)
        for flag in self._flags:
            if flag not in _FLAGS:
                raise ValueError("Unexpected iterator global flag \"%s\"" % flag)
        several = isinstance(op, (list, tuple))
        ops = list(op) if several else [op]
        if not ops:
            raise ValueError("Must provide at least one operand")
        if op_flags is None:
            given = [["readonly"] if x is not None else ["writeonly", "allocate"] for x in ops]
        elif len(op_flags) and isinstance(op_flags[0], str):
            given = [list(op_flags)] * len(ops)
        else:
            given = [list(f) for f in op_flags]
        if len(given) != len(ops):
            raise ValueError("op_flags must be a tuple/list matching the number of ops")
        dtypes = list(op_dtypes) if isinstance(op_dtypes, (list, tuple)) else [op_dtypes] * len(ops)
        self._access = [_access(f) if "allocate" not in f or "readwrite" in f else "writeonly" for f in given]
        known = [None if x is None else np.asarray(x) for x in ops]
        shapes = [x.shape for i, x in enumerate(known) if x is not None and "no_broadcast" not in given[i]]
        self.shape = tuple(itershape) if itershape is not None else _shape_of(shapes)
        wanted = [d if d is not None else x.dtype for d, x in zip(dtypes, known) if x is not None]
        self._back = []
        for i, x in enumerate(known):
            if x is None:
                known[i] = np.empty(self.shape, dtypes[i] if dtypes[i] is not None else np.result_type(*wanted))
            elif dtypes[i] is not None and np.dtype(dtypes[i]) != x.dtype:
                if "buffered" not in self._flags and "copy" not in given[i]:
                    raise TypeError("Iterator operand required copying or buffering, but neither copying nor buffering was enabled")
                if not np.can_cast(x.dtype, dtypes[i], casting):
                    raise TypeError("Iterator operand %d dtype could not be cast from %r to %r according to the rule '%s'"
                                    % (i, x.dtype, np.dtype(dtypes[i]), casting))
                known[i] = x.astype(dtypes[i])
                if self._access[i] != "readonly":
                    self._back.append((x, known[i]))
            elif self._access[i] != "readonly" and not x.flags.writeable:
                raise ValueError("output array is read-only")
        self.operands = tuple(known)
        self._views = []
        for x, how in zip(known, self._access):
            if how != "readonly" and x.shape != self.shape:
                raise ValueError("non-broadcastable operand with shape %s doesn't match the broadcast shape %s"
                                 % (str(x.shape).replace(" ", ""), str(self.shape).replace(" ", "")))
            seen = x if x.shape == self.shape else np.broadcast_to(x, self.shape)
            if how == "readonly":
                seen = seen.view()
                seen.flags.writeable = False
            self._views.append(seen)
        self.nop = len(known)
        self.ndim = len(self.shape)
        self.itersize = 1
        for n in self.shape:
            self.itersize *= n
        if self.itersize == 0 and "zerosize_ok" not in self._flags and "external_loop" not in self._flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")
        self.has_multi_index = "multi_index" in self._flags
        self.has_index = "c_index" in self._flags or "f_index" in self._flags
        self._arrange(order)
        self.reset()

    def _arrange(self, order):
        """Which axis is walked first, which are walked backwards: memory order unless an order is asked for."""
        axes = list(range(self.ndim))
        backwards = [False] * self.ndim
        first = next((v for v in self._views if v.ndim > 0), None)
        if order == "F" or (order == "A" and all(v.flags.f_contiguous and not v.flags.c_contiguous for v in self._views)):
            axes.reverse()
        elif order == "K" and first is not None:
            step = [max(abs(v.strides[k]) for v in self._views) for k in axes]
            for i in range(1, self.ndim):
                j = i
                while j > 0 and step[axes[j - 1]] < step[axes[j]] and self.shape[axes[j]] > 1 and self.shape[axes[j - 1]] > 1:
                    axes[j - 1], axes[j] = axes[j], axes[j - 1]
                    j -= 1
            if not self.has_index:
                for k in axes:
                    backwards[k] = all(v.strides[k] <= 0 for v in self._views) and any(v.strides[k] < 0 for v in self._views)
        self._axes = axes
        self._backwards = backwards
        self._inner = 0
        if "external_loop" in self._flags:
            if self.has_multi_index or self.has_index:
                raise ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked")
            turn = tuple(slice(None, None, -1) if b else slice(None) for b in backwards)
            self._turned = [np.transpose(v[turn], axes) if self.ndim else v for v in self._views]
            self._inner = 1 if self.ndim else 0
            while 0 < self._inner < self.ndim and all(self._joins(v, self.ndim - self._inner) for v in self._turned):
                self._inner += 1
            if "buffered" in self._flags:
                self._inner = self.ndim
        self._size = [self.shape[k] for k in axes]
        self._rounds = 1
        for n in self._size[:self.ndim - self._inner]:
            self._rounds *= n
        if self.itersize == 0:
            self._rounds = 0

    def _joins(self, v, k):
        return v.strides[k - 1] == v.strides[k] * v.shape[k] or v.shape[k - 1] == 1

    def reset(self):
        self.iterindex = 0
        self._fresh = True

    @property
    def finished(self):
        return self.iterindex >= self._rounds

    def _place(self):
        """The index at iterindex, in the order of the walk."""
        n = self.iterindex
        outer = self.ndim - self._inner
        place = [0] * outer
        for k in range(outer - 1, -1, -1):
            place[k] = n % self._size[k]
            n //= self._size[k]
        return place

    @property
    def multi_index(self):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        at = [0] * self.ndim
        for k, i in zip(self._axes, self._place()):
            at[k] = self.shape[k] - 1 - i if self._backwards[k] else i
        return tuple(at)

    @property
    def index(self):
        if not self.has_index:
            raise ValueError("Iterator does not have an index")
        at = [0] * self.ndim
        for k, i in zip(self._axes, self._place()):
            at[k] = i
        flat = 0
        for k in range(self.ndim) if "c_index" in self._flags else range(self.ndim - 1, -1, -1):
            flat = flat * self.shape[k] + at[k]
        return flat

    @property
    def value(self):
        if self.finished:
            raise ValueError("Iterator is past the end")
        place = self._place()
        if "external_loop" in self._flags:
            at = tuple(place)
            got = [v[at].reshape(-1) for v in self._turned]
        else:
            at = [0] * self.ndim
            for k, i in zip(self._axes, place):
                at[k] = self.shape[k] - 1 - i if self._backwards[k] else i
            at = tuple(at) + (Ellipsis,)
            got = [v[at] for v in self._views]
        return got[0] if self.nop == 1 else tuple(got)

    def iternext(self):
        self.iterindex += 1
        return not self.finished

    def __getitem__(self, i):
        got = self.value
        return (got,)[i] if self.nop == 1 else got[i]

    def __setitem__(self, i, value):
        self[i][...] = value

    def __len__(self):
        return self.nop

    def __iter__(self):
        return self

    def __next__(self):
        if not self._fresh:
            self.iterindex += 1
        self._fresh = False
        if self.finished:
            self._write_back()
            raise StopIteration
        return self.value

    def _write_back(self):
        for to, source in self._back:
            to[...] = source

    def remove_axis(self, i):
        raise NotImplementedError("nditer.remove_axis() is not supported")

    def copy(self):
        raise NotImplementedError("nditer.copy() is not supported")

    def close(self):
        self._write_back()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()
