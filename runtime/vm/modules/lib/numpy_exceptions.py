"""numpy.exceptions: the exceptions and warnings that are numpy's own."""


class AxisError(ValueError, IndexError):
    """An axis that the array does not have: AxisError(message), or AxisError(axis, ndim)."""

    def __init__(self, axis, ndim=None, msg_prefix=None):
        if ndim is msg_prefix is None:
            self._msg = axis
            self.axis = self.ndim = None
        else:
            text = "axis %s is out of bounds for array of dimension %s" % (axis, ndim)
            self._msg = text if msg_prefix is None else "%s: %s" % (msg_prefix, text)
            self.axis, self.ndim = axis, ndim
        super().__init__(self._msg)

    def __str__(self):
        return self._msg


class ComplexWarning(RuntimeWarning):
    pass


class VisibleDeprecationWarning(UserWarning):
    pass


class ModuleDeprecationWarning(DeprecationWarning):
    pass


class RankWarning(RuntimeWarning):
    pass


class TooHardError(RuntimeError):
    pass


class DTypePromotionError(TypeError):
    pass


for _c in (AxisError, ComplexWarning, VisibleDeprecationWarning, ModuleDeprecationWarning, RankWarning, TooHardError, DTypePromotionError):
    _c.__module__ = "numpy.exceptions"
