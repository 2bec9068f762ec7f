"""fnmatch: names against patterns with *, ? and [seq]."""


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def _set(pat, i):
    """The characters of the set that begins at pat[i] == '[', and where it ends; None when it is never closed."""
    j = i + 1
    negate = j < len(pat) and pat[j] == "!"
    if negate:
        j += 1
    start = j
    if j < len(pat) and pat[j] == "]":
        j += 1
    while j < len(pat) and pat[j] != "]":
        j += 1
    if j >= len(pat):
        return None
    return negate, pat[start:j], j + 1


def _in_set(c, chars):
    k = 0
    while k < len(chars):
        if k + 2 < len(chars) and chars[k + 1] == "-":
            if chars[k] <= c <= chars[k + 2]:
                return True
            k += 3
        else:
            if chars[k] == c:
                return True
            k += 1
    return False


def _one(c, pat, i):
    """Does the pattern's element at i take character c? (answer, index after the element)"""
    if pat[i] == "?":
        return True, i + 1
    if pat[i] == "[":
        s = _set(pat, i)
        if s is not None:
            return _in_set(c, s[1]) != s[0], s[2]
    return pat[i] == c, i + 1


def fnmatchcase(name, pat):
    i = k = 0
    star = None
    while k < len(name):
        if i < len(pat) and pat[i] == "*":
            star = (i + 1, k)
            i += 1
            continue
        if i < len(pat):
            fits, after = _one(name[k], pat, i)
            if fits:
                i = after
                k += 1
                continue
        if star is None:
            return False
        star = (star[0], star[1] + 1)
        i, k = star
    while i < len(pat) and pat[i] == "*":
        i += 1
    return i == len(pat)


def filter(names, pat):
    return [n for n in names if fnmatchcase(n, pat)]
