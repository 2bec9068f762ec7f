"""numpy.random's SeedSequence and bit generators. A bit generator owns a Generator over its stream; Generator(bits) is that
very object, so that whoever draws moves the one stream."""
import operator

import numpy as np
from _numpy import seed_words as _seed_words, new_generator as _new_generator, system_words as _system_words


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
        raise NotImplementedError("random_raw() is not supported; use Generator.integers or bytes")

    def spawn(self, n_children):
        return [type(self)(s) for s in self.seed_seq.spawn(n_children)]

    @property
    def state(self):
        raise NotImplementedError("the state of a bit generator is not shown: its numbers have 128 bits")


class PCG64(BitGenerator):
    _kind = "PCG64"


class MT19937(BitGenerator):
    _kind = "MT19937"


class _Missing(BitGenerator):
    def __init__(self, seed=None):
        raise NotImplementedError("the bit generator %s is not supported; PCG64 and MT19937 are" % type(self).__name__)


class Philox(_Missing):
    pass


class SFC64(_Missing):
    pass


class PCG64DXSM(_Missing):
    pass
