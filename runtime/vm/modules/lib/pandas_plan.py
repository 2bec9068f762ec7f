"""What pandas does not have: how a frame's columns are to be made."""
import _pandas


class DataFrame:
    def explain(self):
        """Prints what each column waits for (scan: unread in its file, take: rows of another, compute: an expression; there: nothing),
        then the steps that ran so far in this program, with their rows and times. Looks at no values. Not in pandas."""
        print(_pandas.plan(self))


class Series:
    explain = DataFrame.explain
