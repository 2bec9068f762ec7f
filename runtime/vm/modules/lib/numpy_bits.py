"""numpy.random's SeedSequence and bit generators. A bit generator owns a Generator or RandomState with its stream; Generator(bits) and
RandomState(bits) are that very object or borrow its stream, so that whoever draws moves the one stream."""
import operator

import numpy as np
from _numpy import seed_words as _seed_words, new_generator as _new_generator, system_words as _system_words, stream_seed as _stream_seed
from _numpy import stream_get as _stream_get, stream_set as _stream_set, stream_raw as _stream_raw, global_state as _global_state


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
    def state(self):
        return {k: getattr(self, k) for k in ("entropy", "spawn_key", "pool_size", "n_children_spawned")}

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
    __module__ = "numpy.random.bit_generator"
    _kind = ""
    _noun = "RNG"
    _words = ()

    def __init__(self, seed=None):
        if not self._kind:
            raise NotImplementedError("BitGenerator is a base class and cannot be instanized")
        self.seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        self._generator = _new_generator(self._kind, self.seed_seq._assembled)

    def __reduce__(self):
        return _restored, (self._kind, self.seed_seq, self.state)

    def random_raw(self, size=None, output=True):
        raw = _stream_raw(self._generator, 1 if size is None else int(np.prod(size, dtype=np.int64)))
        if output:
            return int(raw[0]) if size is None else raw.reshape(size)

    def spawn(self, n_children):
        return [type(self)(s) for s in self.seed_seq.spawn(n_children)]

    @property
    def lock(self):
        import threading
        return threading.RLock()

    @property
    def state(self):
        _, words, pos, has, half = _stream_get(self._generator)
        state = {"bit_generator": self._kind, "state": self._named(words)}
        if self._kind == "Philox":
            state.update(buffer=words[6:], buffer_pos=pos)
        state.update(has_uint32=has, uinteger=half)
        return state

    @state.setter
    def state(self, value):
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != self._kind:
            raise ValueError("state must be for a %s %s" % (self._kind, self._noun))
        self._put(self._unnamed(value), value["has_uint32"], value["uinteger"], value.get("buffer_pos", 0))

    def _put(self, words, has=0, half=0, pos=0):
        _stream_set(self._generator, np.array(words, dtype=np.uint64), int(pos), int(has), int(half))

    def _copied(self):
        other = type(self)()
        other.state = self.state
        return other


def _restored(kind, seed, state):
    cls = _KINDS[kind]
    bits = cls.__new__(cls)
    if isinstance(seed, _StreamSeed):
        bits._generator = seed._generator
    else:
        bits._generator = _new_generator(kind, seed._assembled)
        _stream_seed(bits._generator, seed.n_children_spawned)
    bits.seed_seq, bits.state = seed, state
    return bits


def _restored_seed(kind, words, children):
    generator = _new_generator(kind, np.array(words, dtype=np.uint32))
    _stream_seed(generator, children)
    return _StreamSeed(generator)


_WORD = 2 ** 64 - 1
_WIDE = 2 ** 128 - 1
_PCG_JUMP = 0x9e3779b97f4a7c15f39cc0605cedc835


class PCG64(BitGenerator):
    __module__ = "numpy.random._pcg64"
    _kind = "PCG64"
    _factor = 0x2360ed051fc65da44385df649fccf645

    def _named(self, words):
        w = [int(x) for x in words]
        return {"state": w[0] << 64 | w[1], "inc": w[2] << 64 | w[3]}

    def _unnamed(self, value):
        s = value["state"]
        return [s["state"] >> 64, s["state"] & _WORD, s["inc"] >> 64, s["inc"] & _WORD]

    def advance(self, delta):
        """Moves the stream as if delta numbers had been drawn."""
        s = self.state["state"]
        delta = int(delta) & _WIDE
        factor, step, all_factor, all_step = self._factor, s["inc"], 1, 0
        while delta:
            if delta & 1:
                all_factor = all_factor * factor & _WIDE
                all_step = (all_step * factor + step) & _WIDE
            step = (factor + 1) * step & _WIDE
            factor = factor * factor & _WIDE
            delta >>= 1
        self._put(self._unnamed({"state": {"state": (all_factor * s["state"] + all_step) & _WIDE, "inc": s["inc"]}}))
        return self

    def jumped(self, jumps=1):
        return self._copied().advance(int(jumps) * _PCG_JUMP)


class PCG64DXSM(PCG64):
    __module__ = "numpy.random._pcg64"
    _kind = "PCG64DXSM"
    _factor = 0xda942042e4dd58b5


def _cut(x, name, count):
    """An int or words as count words of 64 bits, lowest first."""
    if isinstance(x, (int, np.integer)):
        if x < 0:
            raise ValueError("%s must be positive" % name)
        if int(x) >> 64 * count:
            raise ValueError("%s must be positive and less than 2**%d." % (name, 64 * count))
        return [int(x) >> 64 * i & _WORD for i in range(count)]
    words = [int(w) for w in np.asarray(x).ravel()]
    if len(words) != count:
        raise ValueError("%s must have %d elements when using array form" % (name, count))
    return words


class Philox(BitGenerator):
    __module__ = "numpy.random._philox"
    _kind = "Philox"
    _noun = "PRNG"

    def __init__(self, seed=None, counter=None, key=None):
        if seed is not None and key is not None:
            raise ValueError("seed and key cannot be both used")
        BitGenerator.__init__(self, 0 if key is not None else seed)
        if key is not None:
            self.seed_seq = None
        if key is not None or counter is not None:
            words = _stream_get(self._generator)[1]
            key = words[4:6] if key is None else _cut(key, "key", 2)
            self._put(_cut(0 if counter is None else counter, "counter", 4) + list(key) + [0] * 4, pos=4)

    def _named(self, words):
        return {"counter": words[:4], "key": words[4:6]}

    def _unnamed(self, value):
        s = value["state"]
        return [int(w) for part in (s["counter"], s["key"], value["buffer"]) for w in part]

    def __reduce__(self):
        return _restored, (self._kind, SeedSequence(0) if self.seed_seq is None else self.seed_seq, self.state)

    def advance(self, delta):
        s = self.state["state"]
        counter = sum(int(w) << 64 * i for i, w in enumerate(s["counter"]))
        self._put(_cut((counter + int(delta)) % 2 ** 256, "counter", 4) + [int(w) for w in s["key"]] + [0] * 4, pos=4)
        return self

    def jumped(self, jumps=1):
        return self._copied().advance(int(jumps) << 128)


class SFC64(BitGenerator):
    __module__ = "numpy.random._sfc64"
    _kind = "SFC64"

    def _named(self, words):
        return {"state": words}

    def _unnamed(self, value):
        return [int(w) for w in value["state"]["state"]]


class MT19937(BitGenerator):
    __module__ = "numpy.random._mt19937"
    _kind = "MT19937"
    _noun = "PRNG"

    @property
    def state(self):
        _, key, pos, _, _ = _stream_get(self._generator)
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": pos}}

    @state.setter
    def state(self, value):
        if isinstance(value, tuple):
            if value[0] != "MT19937" or len(value) not in (3, 5):
                raise ValueError("state is not a legacy MT19937 state")
            value = {"bit_generator": value[0], "state": {"key": value[1], "pos": value[2]}}
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != "MT19937":
            raise ValueError("state must be for a MT19937 PRNG")
        s = value["state"]
        _stream_set(self._generator, np.asarray(s["key"], dtype=np.uint32), int(s["pos"]), 0, 0)

    def _legacy_seeding(self, seed):
        legacy = np.random.RandomState(seed).get_state()
        self.state = legacy

    def jumped(self, jumps=1):
        raise NotImplementedError("MT19937.jumped() is not supported; SeedSequence.spawn() gives independent streams")


class _StreamSeed(SeedSequence):
    """The seed of a Generator, whose children the Generator counts."""

    def __init__(self, generator):
        words = [int(w) for w in _stream_seed(generator)[0]]
        self._generator = generator
        self.entropy = sum(w << 32 * i for i, w in enumerate(words)) if len(words) < 2 or words[-1] else words
        self.spawn_key, self.pool_size = (), 4

    def __reduce__(self):
        words, children = _stream_seed(self._generator)
        return _restored_seed, (_stream_get(self._generator)[0], [int(w) for w in words], children)

    @property
    def n_children_spawned(self):
        return _stream_seed(self._generator)[1]

    @n_children_spawned.setter
    def n_children_spawned(self, count):
        _stream_seed(self._generator, count)


_KINDS = {c._kind: c for c in (PCG64, PCG64DXSM, Philox, SFC64, MT19937)}


def of_generator(generator):
    """Generator.bit_generator and RandomState._bit_generator."""
    cls = _KINDS[_stream_get(generator)[0]]
    bits = cls.__new__(cls)
    bits._generator, bits.seed_seq = generator, _StreamSeed(generator)
    return bits


def _made(name, bits, gauss):
    made = getattr(np.random, name)(bits)
    if gauss is not None:
        made.set_state(dict(bits.state, has_gauss=gauss[0], gauss=gauss[1]))
    return made


def reduced(x):
    """Generator.__reduce__ and RandomState.__reduce__: a copy shares the bit generator, a deep copy has one of its own."""
    if isinstance(x, np.random.Generator):
        return _made, ("Generator", x.bit_generator, None)
    state = x.get_state(legacy=False)
    return _made, ("RandomState", x._bit_generator, (state["has_gauss"], state["gauss"]))


def named_state(x, has_gauss, gauss):
    """get_state(legacy=False) of a RandomState, or of numpy.random."""
    return dict(_bits(x).state, has_gauss=int(has_gauss), gauss=gauss)


def put_state(x, state):
    """The words of set_state(); what is left of a pair of normal numbers is given back."""
    bits = _bits(x)
    if isinstance(state, dict):
        if "bit_generator" not in state or "state" not in state:
            raise ValueError("state dictionary is not valid.")
        bits.state = state
        return state.get("has_gauss", 0), state.get("gauss", 0.0)
    if not isinstance(state, (tuple, list)):
        raise TypeError("state must be a dict or a tuple.")
    if state[0] != "MT19937" or bits._kind != "MT19937":
        raise ValueError("set_state can only be used with legacy MT19937 state instances.")
    bits.state = {"bit_generator": "MT19937", "state": {"key": state[1], "pos": state[2]}}
    return (state[3], state[4]) if len(state) > 3 else (0, 0.0)


def _bits(x):
    return (x if isinstance(x, np.random.RandomState) else mtrand._rand)._bit_generator


class mtrand:
    """numpy.random.mtrand, as far as its one name that others look for goes."""
    _rand = _global_state()
    RandomState = np.random.RandomState


def get_bit_generator():
    return mtrand._rand._bit_generator
