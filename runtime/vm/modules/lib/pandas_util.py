"""pandas.util: a number of 64 bits for each row, as pandas hashes values."""
import numpy as np
import pandas as pd
import _pandas

_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)


def _mixed(v):
    v = v ^ (v >> np.uint64(30))
    v = v * np.uint64(0xBF58476D1CE4E5B9)
    v = v ^ (v >> np.uint64(27))
    v = v * np.uint64(0x94D049BB133111EB)
    return v ^ (v >> np.uint64(31))


def _rotated(x, b):
    return ((x << b) | (x >> (64 - b))) & 0xFFFFFFFFFFFFFFFF


def _siphash(data, k0, k1):
    """SipHash-2-4 of bytes."""
    m = 0xFFFFFFFFFFFFFFFF
    v0, v1, v2, v3 = k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573
    data = data + bytes(7 - len(data) % 8) + bytes([len(data) & 0xFF])
    words = [int.from_bytes(data[i:i + 8], "little") for i in range(0, len(data), 8)]
    for i in range(len(words) + 2):
        last = i >= len(words)
        w = 0 if last else words[i]
        if i == len(words):
            v2 ^= 0xFF
        v3 ^= w
        for _ in range(2):
            v0 = (v0 + v1) & m
            v1 = _rotated(v1, 13) ^ v0
            v0 = _rotated(v0, 32)
            v2 = (v2 + v3) & m
            v3 = _rotated(v3, 16) ^ v2
            v0 = (v0 + v3) & m
            v3 = _rotated(v3, 21) ^ v0
            v2 = (v2 + v1) & m
            v1 = _rotated(v1, 17) ^ v2
            v2 = _rotated(v2, 32)
        v0 ^= w
    return v0 ^ v1 ^ v2 ^ v3


def _text(x, encoding):
    if isinstance(x, (str, bytes)):
        return x.encode(encoding) if isinstance(x, str) else x
    if x is None or x is pd.NA or x is pd.NaT or x != x:
        return str(x).encode(encoding)
    raise TypeError("must be string or null")


def _of_objects(values, hash_key, encoding):
    key = hash_key.encode(encoding)
    if len(key) != 16:
        raise ValueError("key should be a 16-byte string encoded, got %r (len %d)" % (key, len(key)))
    k0, k1 = int.from_bytes(key[:8], "little"), int.from_bytes(key[8:], "little")
    try:
        texts = [_text(x, encoding) for x in values]
    except TypeError:
        texts = [str(x).encode(encoding) for x in values]
    return _mixed(np.array([_siphash(t, k0, k1) for t in texts], dtype="uint64"))


def _of_categories(codes, categories, hash_key, encoding):
    each = hash_array(np.asarray(categories), encoding, hash_key, False) if len(categories) else np.zeros(0, dtype="uint64")
    out = np.zeros(len(codes), dtype="uint64")
    codes, there = np.asarray(codes), np.asarray(codes) >= 0
    out[there] = each[codes[there]]
    out[~there] = _NONE
    return out


def _of_column(s, encoding, hash_key, categorize):
    if isinstance(s.dtype, pd.CategoricalDtype):
        return _of_categories(s.cat.codes.to_numpy(), s.cat.categories, hash_key, encoding)
    if str(s.dtype).startswith("datetime64") or str(s.dtype).startswith("timedelta64"):
        return _mixed(np.asarray(pd.Index(s).asi8).view("uint64"))
    return hash_array(s.to_numpy(), encoding, hash_key, categorize)


def hash_array(vals, encoding="utf8", hash_key="0123456789123456", categorize=True):
    if not hasattr(vals, "dtype"):
        raise TypeError("must pass a ndarray-like")
    if isinstance(vals, (pd.Series, pd.Index)) or isinstance(vals.dtype, pd.CategoricalDtype):
        return _of_column(pd.Series(vals), encoding, hash_key, categorize)
    vals = np.asarray(vals)
    kind = vals.dtype.kind
    if kind == "b":
        return _mixed(vals.astype("uint64"))
    if kind in "mM":
        return _mixed(vals.view("int64").astype("uint64"))
    if kind == "f":
        vals = vals + vals.dtype.type(0)  # -0.0 as 0.0
    if kind in "iuf":
        return _mixed(vals.view("uint%d" % (8 * vals.dtype.itemsize)).astype("uint64"))
    if kind == "c":
        return hash_array(vals.real) + np.uint64(23) * hash_array(vals.imag)
    if categorize:
        codes, categories = pd.factorize(vals.astype(object), sort=False)
        return _of_categories(codes, categories, hash_key, encoding)
    return _of_objects(list(vals), hash_key, encoding)


def _combined(arrays):
    out, mult = np.zeros_like(arrays[0]) + np.uint64(0x345678), 1000003
    for i, a in enumerate(arrays):
        left = len(arrays) - i
        out = (out ^ a) * np.uint64(mult)
        mult += 82520 + left + left
    return out + np.uint64(97531)


def _of_index(index, encoding, hash_key, categorize):
    if index.nlevels == 1:
        return _of_column(pd.Series(index), encoding, hash_key, categorize)
    return _combined([_of_column(pd.Series(_pandas.level_values(index, k)), encoding, hash_key, categorize) for k in range(index.nlevels)])


def hash_pandas_object(obj, index=True, encoding="utf8", hash_key="0123456789123456", categorize=True):
    how = (encoding, hash_key, categorize)
    if isinstance(obj, pd.Index):
        return pd.Series(_of_index(obj, *how), index=obj if obj.nlevels == 1 else None, dtype="uint64")
    if isinstance(obj, pd.Series):
        arrays = [_of_column(obj, *how)]
    elif isinstance(obj, pd.DataFrame):
        arrays = [_of_column(obj.iloc[:, k], *how) for k in range(obj.shape[1])]
    else:
        raise TypeError(f"Unexpected type for hashing {type(obj)}")
    if index:
        arrays.append(_of_index(obj.index, *how))
    whole = arrays[0] if isinstance(obj, pd.Series) and not index else _combined(arrays)
    return pd.Series(whole, index=obj.index, dtype="uint64")
