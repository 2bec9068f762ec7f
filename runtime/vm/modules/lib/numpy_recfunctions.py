"""numpy.lib.recfunctions: fields of arrays of records put together, taken apart and renamed."""
import numpy as np


def _parts(dtype):
    return [(name, dtype[name]) for name in dtype.names]


def structured_to_unstructured(arr, dtype=None, copy=False, casting="unsafe"):
    names = arr.dtype.names
    columns = []
    for name in names:
        x = arr[name]
        if getattr(x, "dtype", None) is not None and x.dtype.names is not None:
            x = structured_to_unstructured(x)
        columns.append(x if np.ndim(x) > arr.ndim else np.asarray(x)[..., None])
    common = np.result_type(*[c.dtype for c in columns]) if dtype is None else dtype
    return np.concatenate(columns, axis=-1).astype(common)


def unstructured_to_structured(arr, dtype=None, names=None, align=False, copy=False, casting="unsafe"):
    arr = np.asarray(arr)
    if dtype is None:
        if names is None:
            names = ["f%d" % i for i in range(arr.shape[-1])]
        dtype = np.dtype([(n, arr.dtype) for n in names], align=align)
    else:
        dtype = np.dtype(dtype)
    if len(dtype.names) != arr.shape[-1]:
        raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
    out = np.empty(arr.shape[:-1], dtype=dtype)
    for i, name in enumerate(dtype.names):
        out[name] = arr[..., i]
    return out


def append_fields(base, names, data, dtypes=None, fill_value=-1, usemask=True, asrecarray=False):
    if usemask:
        raise NotImplementedError("append_fields() gives arrays without masks only: usemask=False")
    if isinstance(names, str):
        names, data = [names], [data]
    data = [np.asarray(d) for d in data]
    if dtypes is None:
        dtypes = [d.dtype for d in data]
    elif not isinstance(dtypes, (list, tuple)):
        dtypes = [dtypes] * len(names)
    out = np.zeros(len(base), dtype=_parts(base.dtype) + list(zip(names, dtypes)))
    for name in base.dtype.names:
        out[name] = base[name]
    for name, d in zip(names, data):
        out[name] = d
    return out.view(np.recarray) if asrecarray else out


def drop_fields(base, drop_names, usemask=True, asrecarray=False):
    drop = [drop_names] if isinstance(drop_names, str) else list(drop_names)
    kept = [(n, t) for n, t in _parts(base.dtype) if n not in drop]
    out = np.zeros(base.shape, dtype=kept)
    for name, _ in kept:
        out[name] = base[name]
    return out.view(np.recarray) if asrecarray else out


def rename_fields(base, namemapper):
    out = np.zeros(base.shape, dtype=[(namemapper.get(n, n), t) for n, t in _parts(base.dtype)])
    for old, new in zip(base.dtype.names, out.dtype.names):
        out[new] = base[old]
    return out


def get_names(adtype):
    return tuple([(n, get_names(adtype[n])) if adtype[n].names is not None else n for n in adtype.names])


def repack_fields(a, align=False, recurse=False):
    if isinstance(a, np.dtype):
        return np.dtype(_parts(a), align=align)
    out = np.zeros(a.shape, dtype=np.dtype(_parts(a.dtype), align=align))
    for name in a.dtype.names:
        out[name] = a[name]
    return out
