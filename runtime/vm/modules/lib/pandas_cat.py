"""The categories of a Series: .cat."""
import numpy as np
import pandas as pd
import _pandas
from pandas._axis_base import _listed, _renamer


class Series:
    def cat(self):
        if str(self.dtype) != "category":
            raise AttributeError("Can only use .cat accessor with a 'category' dtype")
        return CategoricalAccessor(self)


# --- categories
class CategoricalAccessor:
    def __init__(self, s):
        self._s = s

    @property
    def categories(self):
        return self._s.dtype.categories

    @property
    def ordered(self):
        return self._s.dtype.ordered

    @property
    def codes(self):
        codes = _pandas.cat_codes(self._s)
        codes.name = None
        return codes

    def _made(self, codes, categories, ordered):
        return _pandas.cat_make(np.array(codes, dtype="int64"), categories, ordered, self._s)

    def _to(self, categories, ordered=None):
        """The same values in other categories; those that are gone are missing."""
        new = categories if isinstance(categories, pd.Index) else pd.Index(categories, tupleize_cols=False)
        if not new.is_unique:
            raise ValueError("Categorical categories must be unique")
        at = _pandas.find(new, self.categories)
        codes = self.codes.to_numpy().astype("int64")
        return self._made(np.where(codes < 0, -1, at[codes] if len(at) else -1), new, self.ordered if ordered is None else ordered)

    def rename_categories(self, new_categories):
        have = self.categories
        if isinstance(new_categories, dict) or callable(new_categories):
            new = [_renamer(new_categories)(c) for c in have]
        else:
            new = list(new_categories)
            if len(new) != len(have):
                raise ValueError("new categories need to have the same number of items as the old categories!")
        return self._made(self.codes, pd.Index(new), self.ordered)

    def add_categories(self, new_categories):
        new = list(new_categories) if _listed(new_categories) else [new_categories]
        both = [c for c in new if c in list(self.categories)]
        if both:
            raise ValueError("new categories must not include old categories: {%s}" % ", ".join([repr(c) for c in both]))
        return self._made(self.codes, pd.Index(list(self.categories) + new), self.ordered)

    def remove_categories(self, removals):
        gone = list(removals) if _listed(removals) else [removals]
        absent = [c for c in gone if c not in list(self.categories)]
        if absent:
            raise ValueError("removals must all be in old categories: %s" % (pd.Index(absent).tolist(),))
        return self._to([c for c in self.categories if c not in gone])

    def remove_unused_categories(self):
        used = sorted(set([int(k) for k in self.codes.to_numpy()]) - {-1})
        return self._to(self.categories.take(used))

    def set_categories(self, new_categories, ordered=None, rename=False):
        if rename:
            return self._made(self.codes, pd.Index(list(new_categories)), self.ordered if ordered is None else ordered)
        return self._to(new_categories, ordered)

    def reorder_categories(self, new_categories, ordered=None):
        new = list(new_categories)
        if len(new) != len(self.categories) or set(new) != set(self.categories):
            raise ValueError("items in new_categories are not the same as in old categories")
        return self._to(new, ordered)

    def as_ordered(self):
        return self._made(self.codes, self.categories, True)

    def as_unordered(self):
        return self._made(self.codes, self.categories, False)
