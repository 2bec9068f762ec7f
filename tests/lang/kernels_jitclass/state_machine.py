# A tokenizer and a state machine with IntEnum states, strings in fields, tuples in fields, dict fields filled by methods.
from enum import IntEnum
import numpy as np
from numba import int64, njit, types, typed, optional, float64
from numba.experimental import jitclass


class State(IntEnum):
    IDLE = 0
    NUMBER = 1
    WORD = 2


@jitclass([('state', int64), ('text', types.unicode_type), ('counts', types.DictType(types.unicode_type, types.int64)),
           ('span', types.UniTuple(types.int64, 2)), ('last', optional(float64))])
class Scanner:
    def __init__(self, text):
        self.state = State.IDLE
        self.text = text
        self.counts = typed.Dict.empty(types.unicode_type, types.int64)
        self.span = (0, 0)
        self.last = None

    def emit(self, end):
        if self.state != State.IDLE:
            word = self.text[self.span[0]:end]
            if word in self.counts:
                self.counts[word] += 1
            else:
                self.counts[word] = 1
            if self.state == State.NUMBER:
                self.last = float(len(word))
        self.state = State.IDLE

    def scan(self):
        for i, c in enumerate(self.text):
            kind = State.NUMBER if c.isdigit() else State.WORD if c.isalpha() else State.IDLE
            if kind != self.state:
                self.emit(i)
                self.span = (i, self.span[1] + 1)
                self.state = kind
        self.emit(len(self.text))
        return len(self.counts)


@njit
def run(text):
    s = Scanner(text)
    n = s.scan()
    last = s.last
    return n, s, -1.0 if last is None else last


n, s, last = run("abc 12 abc def 345 12 abc")
print(n, last, s.span, s.last, s.text[:3])
print(sorted(s.counts.items()))
t = Scanner("x")
print(t.scan(), t.last, t.state, t.counts['x'])
