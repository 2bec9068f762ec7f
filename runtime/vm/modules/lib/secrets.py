"""secrets: numbers from the system's source of randomness."""
import os as _os


def _bits(k):
    n = (k + 7) // 8
    return int.from_bytes(_os.urandom(n), "big") >> (n * 8 - k)


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    k = exclusive_upper_bound.bit_length()
    if k > 56:
        raise OverflowError("secrets.randbelow: bounds beyond 56 bits are not supported")
    while True:
        r = _bits(k)
        if r < exclusive_upper_bound:
            return r


def randbits(k):
    if k > 56:
        raise OverflowError("secrets.randbits: more than 56 bits are not supported")
    return _bits(k) if k else 0


def choice(sequence):
    if not len(sequence):
        raise IndexError("Cannot choose from an empty sequence")
    return sequence[randbelow(len(sequence))]


def token_bytes(nbytes=None):
    return _os.urandom(32 if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def compare_digest(a, b):
    return a == b
