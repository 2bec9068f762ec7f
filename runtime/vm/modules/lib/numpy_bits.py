"""numpy.random's SeedSequence and bit generators. A bit generator owns a Generator over its stream; Generator(bits) is that
very object, so that whoever draws moves the one stream."""
import operator

import numpy as np
from _numpy import seed_words as _seed_words, new_generator as _new_generator, system_words as _system_words, stream_seed as _stream_seed
from _numpy import stream_get as _stream_get, stream_set as _stream_set, stream_raw as _stream_raw


def _words(x):
    """Entropy as 32-bit words, lowest first."""
    if isinstance(x, (int, np.integer)):
        x = int(x)
        if x < 0:
            raise ValueError("expected non-negative integer")
        words = [x & 0xffffffff]
        x >>= 32
        while x:
            words.append(x & 0xffffffff)
            x >>= 32
        return words
    if isinstance(x, np.ndarray) and x.dtype == np.uint32:
        return [int(w) for w in x.ravel()]
    out = []
    for item in x:
        out += _words(item)
    return out


class SeedSequence:
    """Entropy, mixed into as many words as are asked for; spawn() gives independent ones."""

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        if pool_size != 4:
            raise NotImplementedError("SeedSequence(pool_size=) other than 4 is not supported")
        if entropy is None:
            entropy = [int(w) for w in _system_words()]
        self.entropy, self.spawn_key, self.pool_size = entropy, tuple(spawn_key), pool_size
        self.n_children_spawned = n_children_spawned

    @property
    def _assembled(self):
        words = _words(self.entropy)
        key = _words(self.spawn_key)
        if key and len(words) < 4:
            words = words + [0] * (4 - len(words))
        return np.array(words + key, dtype=np.uint32)

    def generate_state(self, n_words, dtype=np.uint32):
        dtype = np.dtype(dtype)
        if dtype == np.uint32:
            return _seed_words(self._assembled, operator.index(n_words))
        if dtype == np.uint64:
            return _seed_words(self._assembled, 2 * operator.index(n_words)).view(np.uint64)
        raise ValueError("only support uint32 or uint64")

    def spawn(self, n_children):
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [SeedSequence(self.entropy, spawn_key=self.spawn_key + (i,)) for i in range(first, first + n_children)]

    def __repr__(self):
        parts = ["    entropy=%r," % (self.entropy,)]
        if self.spawn_key:
            parts.append("    spawn_key=%r," % (self.spawn_key,))
        if self.n_children_spawned:
            parts.append("    n_children_spawned=%r," % self.n_children_spawned)
        return "SeedSequence(\n" + "\n".join(parts) + "\n)"


class BitGenerator:
    _kind = ""

    def __init__(self, seed=None):
        if not self._kind:
            raise NotImplementedError("BitGenerator is a base class and cannot be instanized")
        self.seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        self._generator = _new_generator(self._kind, self.seed_seq._assembled)

    def random_raw(self, size=None, output=True):
        raw = _stream_raw(self._generator, 1 if size is None else int(np.prod(size, dtype=np.int64)))
        if output:
            return int(raw[0]) if size is None else raw.reshape(size)

    def spawn(self, n_children):
        return [type(self)(s) for s in self.seed_seq.spawn(n_children)]

    def _checked(self, value):
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != self._kind:
            raise ValueError("state must be for a %s %s" % (self._kind, "RNG" if self._kind == "PCG64" else "PRNG"))
        return value["state"]


_WORD = 2 ** 64 - 1
_WIDE = 2 ** 128 - 1
_PCG_FACTOR = 0x2360ed051fc65da44385df649fccf645
_PCG_JUMP = 0x9e3779b97f4a7c15f39cc0605cedc835


class PCG64(BitGenerator):
    _kind = "PCG64"

    @property
    def state(self):
        _, w, has, half = _stream_get(self._generator)
        w = [int(x) for x in w]
        return {"bit_generator": "PCG64", "state": {"state": w[0] << 64 | w[1], "inc": w[2] << 64 | w[3]}, "has_uint32": has, "uinteger": half}

    @state.setter
    def state(self, value):
        s = self._checked(value)
        self._put(s["state"], s["inc"], value["has_uint32"], value["uinteger"])

    def _put(self, state, inc, has, half):
        _stream_set(self._generator, np.array([state >> 64 & _WORD, state & _WORD, inc >> 64 & _WORD, inc & _WORD], dtype=np.uint64), int(has), int(half))

    def advance(self, delta):
        """Moves the stream as if delta numbers had been drawn."""
        s = self.state["state"]
        delta = int(delta) & _WIDE
        factor, step, all_factor, all_step = _PCG_FACTOR, s["inc"], 1, 0
        while delta:
            if delta & 1:
                all_factor = all_factor * factor & _WIDE
                all_step = (all_step * factor + step) & _WIDE
            step = (factor + 1) * step & _WIDE
            factor = factor * factor & _WIDE
            delta >>= 1
        self._put((all_factor * s["state"] + all_step) & _WIDE, s["inc"], 0, 0)
        return self

    def jumped(self, jumps=1):
        other = type(self)()
        other.state = self.state
        return other.advance(int(jumps) * _PCG_JUMP)


class MT19937(BitGenerator):
    _kind = "MT19937"

    @property
    def state(self):
        _, key, pos, _ = _stream_get(self._generator)
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": pos}}

    @state.setter
    def state(self, value):
        if isinstance(value, tuple):
            if value[0] != "MT19937" or len(value) not in (3, 5):
                raise ValueError("state is not a legacy MT19937 state")
            value = {"bit_generator": value[0], "state": {"key": value[1], "pos": value[2]}}
        s = self._checked(value)
        _stream_set(self._generator, np.asarray(s["key"], dtype=np.uint32), int(s["pos"]), 0)

    def jumped(self, jumps=1):
        raise NotImplementedError("MT19937.jumped() is not supported; SeedSequence.spawn() gives independent streams")


class _StreamSeed(SeedSequence):
    """The seed of a Generator, whose children the Generator counts."""

    def __init__(self, generator):
        words = [int(w) for w in _stream_seed(generator)[0]]
        self._generator = generator
        self.entropy = sum(w << 32 * i for i, w in enumerate(words)) if words[-1] or len(words) == 1 else words
        self.spawn_key, self.pool_size = (), 4

    @property
    def n_children_spawned(self):
        return _stream_seed(self._generator)[1]

    @n_children_spawned.setter
    def n_children_spawned(self, count):
        _stream_seed(self._generator, count)


def of_generator(generator):
    """Generator.bit_generator."""
    cls = PCG64 if _stream_get(generator)[0] == "PCG64" else MT19937
    bits = cls.__new__(cls)
    bits._generator, bits.seed_seq = generator, _StreamSeed(generator)
    return bits


class _Missing(BitGenerator):
    def __init__(self, seed=None):
        raise NotImplementedError("the bit generator %s is not supported; PCG64 and MT19937 are" % type(self).__name__)


class Philox(_Missing):
    pass


class SFC64(_Missing):
    pass


class PCG64DXSM(_Missing):
    pass
