"""pandas' options: set_option, get_option, reset_option, option_context, pd.options."""
import _pandas


class OptionError(AttributeError, KeyError):
    pass


_native = ("max_rows", "min_rows", "max_columns", "width", "precision", "max_colwidth", "max_seq_items", "max_categories", "show_dimensions", "expand_frame_repr", "multi_sparse", "colheader_justify", "float_format")
_defaults = {"display.max_rows": 60, "display.min_rows": 10, "display.max_columns": 0, "display.width": 80, "display.precision": 6, "display.max_colwidth": 50,
             "display.max_seq_items": 100, "display.show_dimensions": "truncate", "display.expand_frame_repr": True, "display.multi_sparse": True,
             "display.float_format": None, "display.colheader_justify": "right", "display.large_repr": "truncate", "display.chop_threshold": None,
             "display.date_dayfirst": False, "display.date_yearfirst": False, "display.encoding": "UTF-8", "display.html.border": 1, "display.html.table_schema": False,
             "display.html.use_mathjax": True, "display.max_categories": 8, "display.max_dir_items": 100, "display.max_info_columns": 100,
             "display.max_info_rows": 1690785, "display.memory_usage": True, "display.notebook_repr_html": True, "display.pprint_nest_depth": 3,
             "display.unicode.ambiguous_as_wide": False, "display.unicode.east_asian_width": False, "mode.copy_on_write": True, "mode.chained_assignment": "warn",
             "mode.sim_interactive": False, "mode.string_storage": "auto", "compute.use_bottleneck": True, "compute.use_numba": False, "compute.use_numexpr": True,
             "future.infer_string": True, "future.no_silent_downcasting": False, "mode.performance_warnings": True, "plotting.backend": "matplotlib",
             "io.excel.xlsx.writer": "auto", "styler.format.precision": 6}
_known = dict(_defaults)


def _percent(fmt):
    return lambda x: fmt % x


def _key(pattern):
    if pattern in _known:
        return pattern
    found = [k for k in _known if pattern.lower() in k.lower()]
    if len(found) == 1:
        return found[0]
    exact = [k for k in found if k.rpartition(".")[2] == pattern]
    if not found:
        raise OptionError("No such keys(s): %r" % pattern)
    raise OptionError("Pattern matched multiple keys")


def _set(key, value):
    short = key.rpartition(".")[2]
    if key in ("display.unicode.east_asian_width", "display.unicode.ambiguous_as_wide") and value:
        raise NotImplementedError("the option %s" % key)
    if key.startswith("display.") and short in _native:
        if short == "show_dimensions":
            if value not in (True, False, "truncate"):
                raise ValueError("Value must be one of True|False|truncate")
            given = 2 if value == "truncate" else int(value)
        elif short == "float_format":
            if value is not None and not callable(value):
                raise ValueError("Value must have type '<class 'NoneType'>|<class 'function'>'" if not isinstance(value, str) else "Value must be a callable or None")
            given = value
        elif short == "colheader_justify":
            if not isinstance(value, str):
                raise ValueError("Value must have type '<class 'str'>'")
            given = ord({"left": "l", "center": "c"}.get(value, "r"))
        elif short in ("expand_frame_repr", "multi_sparse"):
            if not isinstance(value, bool):
                raise ValueError("Value must have type '<class 'bool'>'")
            given = int(value)
        else:
            if value is not None and (not isinstance(value, int) or value < 0):
                raise ValueError("Value must be a nonnegative integer or None")
            given = value
        _pandas.display(short, given)
    _known[key] = value


def set_option(*args, **kwargs):
    if len(args) == 1 and isinstance(args[0], dict):
        args = [x for pair in args[0].items() for x in pair]
    if not args or len(args) % 2:
        raise ValueError("Must provide an even number of non-keyword arguments")
    for k in range(0, len(args), 2):
        _set(_key(args[k]), args[k + 1])


def get_option(pattern):
    return _known[_key(pattern)]


def reset_option(pattern):
    keys = list(_known) if pattern == "all" else [k for k in _known if pattern in k]
    if not keys:
        raise OptionError("No such keys(s) for pat=%r" % pattern)
    if len(keys) > 1 and len(pattern) < 4 and pattern != "all":
        raise ValueError("You must specify at least 4 characters when resetting multiple keys, use the special keyword \"all\" to reset all the options to their default value")
    for k in keys:
        _set(k, _defaults[k])


def describe_option(pat="", _print_desc=True):
    text = "\n".join(["%s: [default: %s] [currently: %s]" % (k, _defaults[k], _known[k]) for k in _known if pat in k])
    if _print_desc:
        print(text)
        return None
    return text


class option_context:
    def __init__(self, *args):
        if len(args) == 1 and isinstance(args[0], dict):
            args = [x for pair in args[0].items() for x in pair]
        if len(args) % 2 or len(args) < 2:
            raise ValueError("Provide an even amount of arguments as option_context(pat, val, pat, val...).")
        self._ops = [(_key(args[k]), args[k + 1]) for k in range(0, len(args), 2)]

    def __enter__(self):
        self._before = [(k, _known[k]) for k, _ in self._ops]
        for k, v in self._ops:
            _set(k, v)
        return self

    def __exit__(self, *exc):
        for k, v in self._before:
            _set(k, v)
        return False


class _Options:
    def __init__(self, prefix=""):
        self.__dict__["_prefix"] = prefix

    def __getattr__(self, name):
        key = self._prefix + name
        if key in _known:
            return _known[key]
        if any(k.startswith(key + ".") for k in _known):
            return _Options(key + ".")
        raise OptionError("No such option")

    def __setattr__(self, name, value):
        key = self._prefix + name
        if key not in _known:
            raise OptionError("You can only set the value of existing options")
        _set(key, value)

    def __dir__(self):
        return sorted({k[len(self._prefix):].partition(".")[0] for k in _known if k.startswith(self._prefix)})


options = _Options()
