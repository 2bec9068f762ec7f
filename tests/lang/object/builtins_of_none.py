for f in (complex, int, float, abs, round, len, bool, str, list, tuple, set, dict, sum, min, max, sorted, chr, ord, hex, bin, iter, reversed, enumerate, zip, range, divmod, pow, bytes, frozenset, memoryview if False else repr):
    try:
        print(f.__name__, f(None))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)
