"""glob: paths that fit a pattern."""
import os
import fnmatch as _fnmatch


def has_magic(s):
    return "*" in s or "?" in s or "[" in s


def escape(pathname):
    return "".join(["[" + c + "]" if c in "*?[" else c for c in pathname])


def _visible(name, pat):
    return not name.startswith(".") or pat.startswith(".")


def _below(folder):
    yield ""
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return
    for n in names:
        if n.startswith("."):
            continue
        p = os.path.join(folder, n)
        yield n
        if os.path.isdir(p):
            for rest in _below(p):
                if rest:
                    yield n + "/" + rest


def _in_folder(folder, pat, only_dirs, recursive):
    if not has_magic(pat):
        if pat == "" or os.path.lexists(os.path.join(folder, pat)):
            yield pat
        return
    if pat == "**" and recursive:
        for p in _below(folder):
            if not only_dirs or p == "" or os.path.isdir(os.path.join(folder, p)):
                yield p
        return
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return
    for n in names:
        if _visible(n, pat) and _fnmatch.fnmatchcase(n, pat):
            if not only_dirs or os.path.isdir(os.path.join(folder, n)):
                yield n


def iglob(pathname, *, root_dir=None, recursive=False):
    base = os.fspath(root_dir) if root_dir is not None else ""
    pathname = os.fspath(pathname)
    seen = set()
    for p in _glob(base, pathname, recursive):
        if p and p not in seen:
            seen.add(p)
            yield p


def _glob(base, pathname, recursive, only_dirs=False):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(base, pathname)
        if tail and os.path.lexists(full) or not tail and os.path.isdir(os.path.join(base, head)):
            yield pathname
        return
    if head and head != pathname and has_magic(head):
        folders = _glob(base, head, recursive, True)
    else:
        folders = [head]
    for d in folders:
        for n in _in_folder(os.path.join(base, d), tail, only_dirs, recursive):
            yield os.path.join(d, n)


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive))
