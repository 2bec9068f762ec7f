"""difflib: what two sequences have in common, and the differences between texts as lines."""
from collections import namedtuple
import heapq

Match = namedtuple("Match", "a b size")


def _share(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """The longest run that both have, then the same to its left and to its right."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a, self._blocks, self._opcodes = a, None, None

    def set_seq2(self, b):
        if b is not self.b:
            self.b, self._blocks, self._opcodes, self._counts = b, None, None, None
            self._index()

    def _index(self):
        """Where each element of b is: without junk, and in long sequences without what is in more than a hundredth of the places."""
        self.b2j = places = {}
        for j, x in enumerate(self.b):
            places.setdefault(x, []).append(j)
        self.bjunk = {x for x in places if self.isjunk(x)} if self.isjunk else set()
        for x in self.bjunk:
            del places[x]
        n = len(self.b)
        self.bpopular = {x for x, at in places.items() if len(at) > n // 100 + 1} if self.autojunk and n >= 200 else set()
        for x in self.bpopular:
            del places[x]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        ahi, bhi = len(a) if ahi is None else ahi, len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        ends = {}  # length of the run that ends at the element before, by its place in b
        for at in range(alo, ahi):
            now = {}
            for to in places.get(a[at], ()):
                if to < blo:
                    continue
                if to >= bhi:
                    break
                k = now[to] = ends.get(to - 1, 0) + 1
                if k > size:
                    i, j, size = at - k + 1, to - k + 1, k
            ends = now
        # popular elements at its ends belong to it, then junk
        for plain in (True, False):
            while i > alo and j > blo and (b[j - 1] in junk) != plain and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and (b[j + size] in junk) != plain and a[i + size] == b[j + size]:
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self._blocks is not None:
            return self._blocks
        todo, found = [(0, len(self.a), 0, len(self.b))], []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, k = self.find_longest_match(alo, ahi, blo, bhi)
            if not k:
                continue
            found.append((i, j, k))
            if alo < i and blo < j:
                todo.append((alo, i, blo, j))
            if i + k < ahi and j + k < bhi:
                todo.append((i + k, ahi, j + k, bhi))
        blocks = []
        for i, j, k in sorted(found):
            if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + k)
            else:
                blocks.append((i, j, k))
        blocks.append((len(self.a), len(self.b), 0))
        self._blocks = [Match(*t) for t in blocks]
        return self._blocks

    def get_opcodes(self):
        if self._opcodes is None:
            self._opcodes, i, j = [], 0, 0
            for to_i, to_j, size in self.get_matching_blocks():
                if i < to_i or j < to_j:
                    self._opcodes.append(("replace" if i < to_i and j < to_j else "delete" if i < to_i else "insert", i, to_i, j, to_j))
                i, j = to_i + size, to_j + size
                if size:
                    self._opcodes.append(("equal", to_i, i, to_j, j))
        return self._opcodes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, i1 + n, j1, j1 + n))
                yield group
                group, i1, j1 = [], i2 - n, j2 - n
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _share(sum(m.size for m in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self._counts is None:
            self._counts = {}
            for x in self.b:
                self._counts[x] = self._counts.get(x, 0) + 1
        left, same = dict(self._counts), 0
        for x in self.a:
            n = left.get(x, 0)
            left[x] = n - 1
            same += n > 0
        return _share(same, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _share(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    near, s = [], SequenceMatcher()
    s.set_seq2(word)
    for x in possibilities:
        s.set_seq1(x)
        if s.real_quick_ratio() >= cutoff and s.quick_ratio() >= cutoff and s.ratio() >= cutoff:
            near.append((s.ratio(), x))
    return [x for _, x in heapq.nlargest(n, near)]


# --- line by line ---------------------------------------------------------------------------------------------------------------
def IS_LINE_JUNK(line, pat=None):
    return (line.strip() in ("", "#")) if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def _kept_tabs(line, marks):
    """The marks under a line, with the line's tabs where there is no mark."""
    return "".join(c if m == " " and c.isspace() else m for c, m in zip(line, marks)).rstrip()


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            elif tag == "insert":
                yield from self._marked("+", b, blo, bhi)
            else:
                yield from self._marked("-" if tag == "delete" else " ", a, alo, ahi)

    def _marked(self, mark, lines, lo, hi):
        for i in range(lo, hi):
            yield "%s %s" % (mark, lines[i])

    def _plain(self, a, alo, ahi, b, blo, bhi):
        """The shorter side first: less is held back by a reader."""
        sides = [self._marked("-", a, alo, ahi), self._marked("+", b, blo, bhi)]
        for side in sides[::-1] if bhi - blo < ahi - alo else sides:
            yield from side

    def _nearest(self, a, alo, ahi, b, blo, bhi):
        """The most similar pair of lines that are not equal, and the first pair that is."""
        best, pair, same = 0.74, None, None
        s = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            s.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    same = same or (i, j)
                    continue
                s.set_seq1(a[i])
                if s.real_quick_ratio() > best and s.quick_ratio() > best and s.ratio() > best:
                    best, pair = s.ratio(), (i, j)
        return (pair if best >= 0.75 else None), same

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        pair, same = self._nearest(a, alo, ahi, b, blo, bhi)
        if pair is None and same is None:
            yield from self._plain(a, alo, ahi, b, blo, bhi)
            return
        i, j = pair or same
        yield from self._between(a, alo, i, b, blo, j)
        if pair:
            yield from self._inside(a[i], b[j])
        else:
            yield "  " + a[i]
        yield from self._between(a, i + 1, ahi, b, j + 1, bhi)

    def _between(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replaced(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._marked("-", a, alo, ahi)
        else:
            yield from self._marked("+", b, blo, bhi)

    def _inside(self, old, new):
        under_old = under_new = ""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            mark = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
            under_old += mark[0] * (i2 - i1)
            under_new += mark[1] * (j2 - j1)
        for sign, line, under in (("-", old, under_old), ("+", new, under_new)):
            yield "%s %s" % (sign, line)
            under = _kept_tabs(line, under)
            if under.strip():
                yield "? %s\n" % under


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    if int(which) not in (1, 2):
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which)
    for line in delta:
        if line[:2] in ("  ", "- " if int(which) == 1 else "+ "):
            yield line[2:]


# --- as patches -----------------------------------------------------------------------------------------------------------------
def _check(a, b, *words):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(lines[0]).__name__, lines[0]))
    for w in words:
        if not isinstance(w, str):
            raise TypeError("all arguments must be str, not: %r" % (w,))


def _headers(marks, fromfile, tofile, fromdate, todate, lineterm):
    for mark, name, day in zip(marks, (fromfile, tofile), (fromdate, todate)):
        yield "%s %s%s%s" % (mark, name, "\t%s" % day if day else "", lineterm)


def _unified_range(start, stop):
    n = stop - start
    return "%d" % (start + 1) if n == 1 else "%d,%d" % (start + (n > 0), n)


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _headers(("---", "+++"), fromfile, tofile, fromfiledate, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield "@@ -%s +%s @@%s" % (_unified_range(first[1], last[2]), _unified_range(first[3], last[4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, stop):
    n = stop - start
    return "%d" % (start + n) if n <= 1 else "%d,%d" % (start + 1, start + n)


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs, started = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}, False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _headers(("***", "---"), fromfile, tofile, fromfiledate, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        for mark, lines, lo, hi, skip in (("***", a, 1, 2, "insert"), ("---", b, 3, 4, "delete")):
            yield "%s %s %s%s" % (mark, _context_range(first[lo], last[hi]), "****" if mark == "***" else "----", lineterm)
            if any(code[0] not in ("equal", skip) for code in group):
                for code in group:
                    if code[0] != skip:
                        for line in lines[code[lo]:code[hi]]:
                            yield signs[code[0]] + line
