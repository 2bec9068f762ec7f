"""Levels and categories of indexes changed."""
import pandas as pd
from pandas._labels import _level_number, _named


def _only_of_levels(index, name):
    if not isinstance(index, pd.MultiIndex):
        raise AttributeError(f"'{type(index).__name__}' object has no attribute '{name}'")


class Index:
    # --- several levels
    def droplevel(self, level=0):
        levels = level if isinstance(level, (list, tuple)) else [level]
        if not levels:
            return self
        gone = {_level_number(self, k) for k in levels}
        if len(gone) >= self.nlevels:
            raise ValueError("Cannot remove %d levels from an index with %d levels: at least one level must be left." % (len(gone), self.nlevels))
        from pandas._levels import picked
        return picked(self, [k for k in range(self.nlevels) if k not in gone])

    def swaplevel(self, i=-2, j=-1):
        _only_of_levels(self, "swaplevel")
        a, b = _level_number(self, i), _level_number(self, j)
        order = list(range(self.nlevels))
        order[a], order[b] = order[b], order[a]
        return Index.reorder_levels(self, order)

    def reorder_levels(self, order):
        _only_of_levels(self, "reorder_levels")
        order = [_level_number(self, k) for k in order]
        if len(order) != self.nlevels:
            raise AssertionError("Length of order must be same as number of levels (%d), got %d" % (self.nlevels, len(order)))
        from pandas._levels import picked
        return picked(self, order)

    def set_levels(self, levels, level=None, verify_integrity=True):
        from pandas._levels import set_levels
        return set_levels(self, levels, level, verify_integrity)

    def set_codes(self, codes, *, level=None, verify_integrity=True):
        from pandas._levels import set_codes
        return set_codes(self, codes, level, verify_integrity)

    def equal_levels(self, other):
        from pandas._levels import equal_levels
        return equal_levels(self, other)

    def remove_unused_levels(self):
        from pandas._levels import without_unused
        return without_unused(self)

    def set_categories(self, *a, **k):
        return _named(pd.Index(pd.Series(self).cat.set_categories(*a, **k)), self.name)

    def rename_categories(self, *a, **k):
        return _categories_changed(self, "rename_categories", a, k)

    def add_categories(self, *a, **k):
        return _categories_changed(self, "add_categories", a, k)

    def remove_categories(self, *a, **k):
        return _categories_changed(self, "remove_categories", a, k)

    def remove_unused_categories(self, *a, **k):
        return _categories_changed(self, "remove_unused_categories", a, k)

    def reorder_categories(self, *a, **k):
        return _categories_changed(self, "reorder_categories", a, k)

    def as_ordered(self, *a, **k):
        return _categories_changed(self, "as_ordered", a, k)

    def as_unordered(self, *a, **k):
        return _categories_changed(self, "as_unordered", a, k)


def _categories_changed(index, name, a, k):
    if str(index.dtype) != "category":
        raise AttributeError("'%s' object has no attribute '%s'" % (type(index).__name__, name))
    return _named(pd.Index(getattr(pd.Series(index).cat, name)(*a, **k)), index.name)
