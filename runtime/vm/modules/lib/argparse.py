"""argparse: the command line of scripts: positionals, options, types, defaults, choices, counts, groups, sub-commands, help."""
import os
import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message
        super().__init__(argument, message)

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return "argument %s: %s" % (self.argument_name, self.message)


class ArgumentTypeError(Exception):
    pass


def _name_of(a):
    if a is None:
        return None
    if a.option_strings:
        return "/".join(a.option_strings)
    if a.metavar not in (None, SUPPRESS):
        return a.metavar if isinstance(a.metavar, str) else "/".join(a.metavar)
    if a.dest not in (None, SUPPRESS):
        return a.dest
    if a.choices:
        return "{" + ",".join([str(c) for c in a.choices]) + "}"
    return None


class Namespace:
    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)

    def __repr__(self):
        return "Namespace(%s)" % ", ".join(["%s=%r" % kv for kv in self.__dict__.items()])

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class HelpFormatter:
    def __init__(self, prog=None, indent_increment=2, max_help_position=24, width=None):
        self.prog = prog


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.kind = None
        self.group = None
        self.parsers = None

    def __call__(self, parser, namespace, values, option_string=None):
        kind = self.kind
        if kind == "store":
            setattr(namespace, self.dest, values)
        elif kind in ("store_const", "store_true", "store_false"):
            setattr(namespace, self.dest, self.const)
        elif kind == "append":
            setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])
        elif kind == "append_const":
            setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])
        elif kind == "extend":
            setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))
        elif kind == "count":
            setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)
        elif kind == "boolean":
            setattr(namespace, self.dest, not option_string.startswith("--no-"))
        elif kind == "help":
            parser.print_help()
            parser.exit()
        elif kind == "version":
            sys.stdout.write((self.const or "").replace("%(prog)s", parser.prog) + "\n")
            parser.exit()
        else:
            raise NotImplementedError(".__call__() not defined")


class BooleanOptionalAction(Action):
    pass


class _Group:
    def __init__(self, container, title=None, description=None, exclusive=False, required=False):
        self.container = container
        self.title = title
        self.description = description
        self.exclusive = exclusive
        self.required = required
        self.actions = []

    def add_argument(self, *names, **options):
        a = self.container._make(names, options)
        self.actions.append(a)
        if self.exclusive:
            a.group = self
            if a.required or not a.option_strings and a.nargs not in ("?", "*"):
                raise ValueError("mutually exclusive arguments must be optional")
        self.container._add(a, self)
        return a

    def add_mutually_exclusive_group(self, *, required=False):
        g = self.container.add_mutually_exclusive_group(required=required)
        g.shown_in = self
        return g

    def add_argument_group(self, *args, **kwargs):
        return self.container.add_argument_group(*args, **kwargs)


class _SubParsers:
    def __init__(self, parent, action, prog):
        self.parent = parent
        self.action = action
        self.prog = prog

    def add_parser(self, name, *, help=None, aliases=(), **options):
        options.setdefault("prog", "%s %s" % (self.prog, name))
        p = ArgumentParser(**options)
        self.action.parsers[name] = p
        for a in aliases:
            self.action.parsers[a] = p
        if help is not None:
            self.action.helps.append((name + (" (%s)" % ", ".join(aliases) if aliases else ""), help))
        return p


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        self.prog = prog if prog is not None else os.path.basename(sys.argv[0] if sys.argv else "")
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.argument_default = argument_default
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._defaults = {}
        self._groups = []
        self._exclusive = []
        self._positional_group = _Group(self, "positional arguments")
        self._option_group = _Group(self, "options")
        self._sub = None
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for p in parents:
            for a in p._actions:
                if a.kind != "help":
                    self._add(a, None)
            self._defaults.update(p._defaults)

    # --- declaring
    def add_argument(self, *names, **options):
        a = self._make(names, options)
        self._add(a, None)
        return a

    def _make(self, names, options):
        options = dict(options)
        kind = options.pop("action", None) or "store"
        cls = Action
        if not isinstance(kind, str):
            cls, kind = kind, "boolean" if kind is BooleanOptionalAction else "custom"
        version = options.pop("version", None)
        optional = bool(names) and names[0].startswith("-")
        if optional:
            longs = [n for n in names if n.startswith("--")]
            dest = options.pop("dest", None) or (longs[0] if longs else names[0]).lstrip("-").replace("-", "_")
            strings = list(names)
        else:
            if len(names) > 1 or names and "dest" in options:
                raise ValueError("dest supplied twice for positional argument" if "dest" in options else
                                 "invalid option string %r: must start with a character '-'" % (names[1],))
            dest = names[0] if names else options.pop("dest", None)
            if "required" in options:
                raise TypeError("'required' is an invalid argument for positionals")
            strings = []
        if kind in ("store_true", "store_false", "store_const", "append_const", "count", "help", "version", "boolean"):
            if "nargs" in options or kind in ("store_true", "store_false") and ("type" in options or "const" in options):
                raise TypeError("__init__() got an unexpected keyword argument '%s'" % ("nargs" if "nargs" in options else "type"))
            options["nargs"] = 0
        if kind in ("store_true", "store_false"):
            options.setdefault("default", kind == "store_false")
            options["const"] = kind == "store_true"
        if kind == "version":
            options["const"] = version
            options.setdefault("default", SUPPRESS)
            options.setdefault("help", "show program's version number and exit")
        if kind == "boolean":
            strings += ["--no-" + s[2:] for s in strings if s.startswith("--")]
        if kind == "store" and options.get("nargs") == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate")
        if "default" not in options:
            options["default"] = self._defaults.get(dest, self.argument_default)
        if not optional and options.get("nargs") not in ("?", "*") and kind != "custom":
            options["required"] = True
        if "type" in options and options["type"] is not None and not callable(options["type"]):
            raise ValueError("%r is not callable" % (options["type"],))
        if kind == "custom":
            options.setdefault("nargs", None)
            a = cls(option_strings=strings, dest=dest, **options)
            if not optional:
                a.required = a.nargs not in ("?", "*")
        elif kind not in ("store", "store_const", "store_true", "store_false", "append", "append_const", "extend", "count", "help",
                          "version", "boolean"):
            raise ValueError("unknown action \"%s\"" % kind)
        else:
            a = Action(strings, dest, **options)
        a.kind = kind if cls is Action or cls is BooleanOptionalAction else "custom"
        if kind == "extend" and a.nargs is None:
            a.nargs = "+"
        return a

    def _add(self, a, group):
        for s in a.option_strings:
            if s in self._options:
                raise ArgumentError(a, "conflicting option string: %s" % s)
        self._actions.append(a)
        for s in a.option_strings:
            self._options[s] = a
        shown = getattr(group, "shown_in", group) if group is not None else None
        if shown is None or shown.exclusive:
            (self._option_group if a.option_strings else self._positional_group).actions.append(a)
        elif shown is not group:
            shown.actions.append(a)

    def add_argument_group(self, title=None, description=None):
        g = _Group(self, title, description)
        self._groups.append(g)
        return g

    def add_mutually_exclusive_group(self, *, required=False):
        g = _Group(self, exclusive=True, required=required)
        self._exclusive.append(g)
        return g

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS, required=False, help=None, metavar=None):
        if self._sub is not None:
            self.error("cannot have multiple subparser arguments")
        a = Action([], dest, nargs=PARSER, required=required, help=help, metavar=metavar)
        a.kind = "parsers"
        a.parsers = {}
        a.helps = []
        a.default = SUPPRESS if dest == SUPPRESS else None
        self._actions.append(a)
        if title is not None or description is not None:
            g = _Group(self, title or "subcommands", description)
            self._groups.append(g)
            g.actions.append(a)
        else:
            self._positional_group.actions.append(a)
        a.choices = a.parsers
        before = [x for x in self._actions if not x.option_strings and x is not a]
        self._sub = _SubParsers(self, a, prog or " ".join([self.prog] + [self._metavar(x) for x in before]))
        return self._sub

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for a in self._actions:
            if a.dest in kwargs:
                a.default = kwargs[a.dest]

    def get_default(self, dest):
        for a in self._actions:
            if a.dest == dest and a.default is not None:
                return a.default
        return self._defaults.get(dest)

    # --- parsing
    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for a in self._actions:
            if a.dest is not None and a.dest != SUPPRESS and a.default != SUPPRESS and not hasattr(namespace, a.dest):
                setattr(namespace, a.dest, a.default)
        for k, v in self._defaults.items():
            if not hasattr(namespace, k):
                setattr(namespace, k, v)
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    parse_intermixed_args = parse_args

    def _option_of(self, s):
        """(action, option string, explicit value or None), or None when s is no option."""
        if not s or s[0] != "-" or len(s) == 1:
            return None
        if s in self._options:
            return self._options[s], s, None
        if "=" in s:
            name, value = s.split("=", 1)
            if name in self._options:
                return self._options[name], name, value
        found = []
        if s.startswith("--"):
            if self.allow_abbrev:
                name, eq, value = s.partition("=")
                found = [(self._options[o], o, value if eq else None) for o in self._options if o.startswith(name)]
        else:
            short = s[:2]
            if short in self._options:
                return self._options[short], short, s[2:]
            found = [(self._options[o], o, None) for o in self._options if o.startswith(s)]
        if len(found) > 1:
            raise ArgumentError(None, "ambiguous option: %s could match %s" % (s, ", ".join([f[1] for f in found])))
        if found:
            return found[0]
        if self._is_negative(s) and not any([self._is_negative(o) for o in self._options]):
            return None
        if " " in s:
            return None
        return None, s, None

    def _is_negative(self, s):
        t = s[1:]
        if not s.startswith("-") or not t:
            return False
        whole, dot, part = t.partition(".")
        return (whole.isdigit() and (not dot or part == "" and False or part.isdigit() or part == "")) or (not whole and part.isdigit())

    def _parse(self, args, namespace):
        seen = []
        rest = []
        marks = []  # per argument: None is a value, else what _option_of says
        only_values = False
        for s in args:
            if only_values:
                marks.append(None)
            elif s == "--":
                marks.append("--")
                only_values = True
            else:
                marks.append(self._option_of(s))
        positionals = [a for a in self._actions if not a.option_strings]
        i = 0
        n = len(args)
        while True:
            values = []
            j = i
            while j < n and (marks[j] is None or marks[j] == "--"):
                values.append((args[j], marks[j] == "--"))
                j += 1
            used = 0
            if values or j >= n:
                used = self._take_positionals(positionals, values, args, j, n, namespace, seen, rest, marks)
            if used == -1:
                i = n
                break
            if used < len(values):
                for s, mark in values[used:]:
                    rest.append(s)
            i = j
            if i >= n:
                break
            i = self._take_option(args, marks, i, namespace, seen, rest)
        self._finish(positionals, seen, namespace)
        return namespace, rest

    def _fit(self, nargs, count, later_need):
        """How many of count values an argument takes when those after it need later_need; None: it cannot."""
        if nargs is None:
            return 1 if count >= 1 else None
        if isinstance(nargs, int):
            return nargs if count >= nargs else None
        free = count - later_need
        if nargs == "?":
            return 1 if free >= 1 else 0
        if nargs == "*":
            return max(0, free)
        if nargs == "+":
            return max(1, free) if count >= 1 else None
        if nargs == REMAINDER:
            return count
        return count if count >= 1 else None

    def _need(self, nargs):
        return 1 if nargs in (None, "+", PARSER) else nargs if isinstance(nargs, int) else 0

    def _take_positionals(self, positionals, values, args, j, n, namespace, seen, rest, marks):
        plain = [s for s, mark in values if not mark]
        skipped = len(values) - len(plain)
        count = len(plain)
        # as many arguments as the values at hand can fill
        m = len(positionals)
        while m and sum([self._need(a.nargs) for a in positionals[:m]]) > count:
            m -= 1
        at = 0
        for k in range(m):
            a = positionals[k]
            later = sum([self._need(b.nargs) for b in positionals[k + 1:m]])
            if a.nargs in (PARSER, REMAINDER):
                everything = plain[at:] + args[j:]
                if a.nargs == PARSER and not everything:
                    break
                seen.append(a)
                self._positional(a, everything, namespace, rest)
                del positionals[:k + 1]
                return -1
            take = self._fit(a.nargs, count - at, later)
            seen.append(a)
            self._positional(a, plain[at:at + take], namespace, rest)
            at += take
        del positionals[:m]
        return at + (skipped if at == count or skipped else 0) if at or skipped else 0

    def _positional(self, a, values, namespace, rest):
        if a.kind == "parsers":
            name = values[0]
            if name not in a.parsers:
                raise ArgumentError(a, "invalid choice: %r (choose from %s)" % (name, ", ".join([repr(c) for c in a.parsers])))
            if a.dest != SUPPRESS:
                setattr(namespace, a.dest, name)
            sub, more = a.parsers[name].parse_known_args(values[1:], None)
            for k, v in sub.__dict__.items():
                setattr(namespace, k, v)
            rest.extend(more)
            return
        value = self._values(a, values)
        a(self, namespace, value, None)

    def _values(self, a, strings):
        nargs = a.nargs
        if nargs == "?":
            if not strings:
                value = a.const if a.option_strings else a.default
                if isinstance(value, str):
                    value = self._convert(a, value)
                return value
            value = self._convert(a, strings[0])
            self._choice(a, value)
            return value
        if nargs == "*" and not strings and not a.option_strings:
            value = a.default if a.default is not None else strings
            return value
        if nargs is None:
            value = self._convert(a, strings[0])
            self._choice(a, value)
            return value
        values = [self._convert(a, s) for s in strings]
        if nargs != REMAINDER:
            for v in values:
                self._choice(a, v)
        return values

    def _convert(self, a, s):
        if a.type is None:
            return s
        try:
            return a.type(s)
        except ArgumentTypeError as e:
            raise ArgumentError(a, str(e)) from None
        except (TypeError, ValueError):
            name = getattr(a.type, "__name__", repr(a.type))
            raise ArgumentError(a, "invalid %s value: %r" % (name, s)) from None

    def _choice(self, a, value):
        if a.choices is not None and value not in a.choices:
            raise ArgumentError(a, "invalid choice: %r (choose from %s)" % (value, ", ".join([repr(c) for c in a.choices])))

    def _take_option(self, args, marks, i, namespace, seen, rest):
        a, name, explicit = marks[i]
        if a is None:
            rest.append(args[i])
            return i + 1
        if a.group is not None:
            for other in seen:
                if other is not a and other.group is a.group:
                    raise ArgumentError(a, "not allowed with argument %s" % _name_of(other))
        nargs = a.nargs
        if explicit is not None:
            if nargs == 0:
                if not name.startswith("--") and explicit:  # -xvf
                    seen.append(a)
                    a(self, namespace, [], name)
                    nxt = "-" + explicit[0]
                    if nxt not in self._options:
                        raise ArgumentError(a, "ignored explicit argument %r" % explicit)
                    marks[i] = (self._options[nxt], nxt, explicit[1:] or None)
                    return self._take_option(args, marks, i, namespace, seen, rest)
                raise ArgumentError(a, "ignored explicit argument %r" % explicit)
            if isinstance(nargs, int) and nargs != 1:
                raise ArgumentError(a, self._count_text(nargs))
            values, after = [explicit], i + 1
        else:
            after = i + 1
            most = 0 if nargs == 0 else 1 if nargs in (None, "?") else nargs if isinstance(nargs, int) else len(args)
            while after < len(args) and after - i - 1 < most and (marks[after] is None or nargs == REMAINDER):
                after += 1
            values = args[i + 1:after]
            if len(values) < self._need(nargs):
                raise ArgumentError(a, self._count_text(nargs))
        seen.append(a)
        if nargs == 0:
            a(self, namespace, [], name)
        else:
            a(self, namespace, self._values(a, values), name)
        return after

    def _count_text(self, nargs):
        if nargs is None:
            return "expected one argument"
        if nargs == "+":
            return "expected at least one argument"
        if nargs == "?":
            return "expected at most one argument"
        return "expected %s argument%s" % (nargs, "" if nargs == 1 else "s")

    def _finish(self, positionals, seen, namespace):
        missing = []
        for a in self._actions:
            if a not in seen:
                if a.required:
                    missing.append(_name_of(a))
                elif isinstance(a.default, str) and a.dest and a.dest != SUPPRESS and a.default != SUPPRESS \
                        and getattr(namespace, a.dest, None) is a.default and a.type is not None:
                    setattr(namespace, a.dest, self._convert(a, a.default))
                elif a in positionals and a.nargs == "*" and a.default is None and a.kind == "store":
                    setattr(namespace, a.dest, [])
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        for g in self._exclusive:
            if g.required and not any([a in seen for a in g.actions]):
                names = [_name_of(a) for a in g.actions if a.help != SUPPRESS]
                self.error("one of the arguments %s is required" % " ".join(names))

    # --- texts
    def _metavar(self, a):
        if a.metavar is not None:
            return a.metavar
        if a.choices is not None:
            return "{" + ",".join([str(c) for c in a.choices]) + "}"
        return a.dest.upper() if a.option_strings else a.dest

    def _args_text(self, a):
        m = self._metavar(a)
        many = m if isinstance(m, tuple) else None
        n = a.nargs
        if n is None:
            return m
        if n == "?":
            return "[%s]" % m
        if n == "*":
            return "[%s ...]" % m if not many or len(many) < 2 else "[%s [%s ...]]" % many
        if n == "+":
            return "%s [%s ...]" % (many if many else (m, m))
        if n == REMAINDER:
            return "..."
        if n == PARSER:
            return "%s ..." % m
        return " ".join(many if many else [m] * n)

    def _part(self, a):
        if not a.option_strings:
            return self._args_text(a)
        if a.kind == "boolean":
            return " | ".join(a.option_strings)
        return a.option_strings[0] if a.nargs == 0 else "%s %s" % (a.option_strings[0], self._args_text(a))

    def _usage_parts(self, actions):
        parts = []
        done = []
        for a in actions:
            if a in done or a.help == SUPPRESS:
                continue
            if a.group is not None and [x for x in a.group.actions if x in actions] == a.group.actions:
                inner = " | ".join([self._part(x) for x in a.group.actions if x.help != SUPPRESS])
                parts.append(("(%s)" if a.group.required else "[%s]") % inner)
                done.extend(a.group.actions)
                continue
            text = self._part(a)
            parts.append("[%s]" % text if a.option_strings and not a.required else text)
        return parts

    def format_usage(self):
        if self.usage is not None:
            return "usage: %s\n" % (self.usage % {"prog": self.prog})
        options = self._usage_parts([a for a in self._actions if a.option_strings])
        values = self._usage_parts([a for a in self._actions if not a.option_strings])
        text = " ".join([self.prog] + options + values)
        width = _width()
        if len("usage: " + text) <= width:
            return "usage: " + text + "\n"
        indent = " " * (len("usage: ") + len(self.prog) + 1)
        if len("usage: ") + len(self.prog) > 0.75 * width:
            indent = " " * len("usage: ")
            lines = _lines(options, indent, None, width) + _lines(values, indent, None, width)
            return "usage: " + "\n".join([self.prog] + lines) + "\n"
        if options:
            lines = _lines([self.prog] + options, indent, "usage: ", width) + _lines(values, indent, None, width)
        else:
            lines = _lines([self.prog] + values, indent, "usage: ", width)
        return "usage: " + "\n".join(lines) + "\n"

    def _heading(self, a):
        if a.kind == "parsers":
            return self._metavar(a)
        if not a.option_strings:
            return self._metavar(a) if not isinstance(self._metavar(a), tuple) else " ".join(self._metavar(a))
        if a.nargs == 0:
            return ", ".join(a.option_strings)
        return ", ".join(["%s %s" % (s, self._args_text(a)) for s in a.option_strings])

    def _help_text(self, a):
        text = a.help
        if issubclass(self.formatter_class, ArgumentDefaultsHelpFormatter) and "%(default)" not in text and a.default != SUPPRESS \
                and (a.option_strings or a.nargs in ("?", "*")):
            text += " (default: %(default)s)"
        values = dict(a.__dict__)
        values["prog"] = self.prog
        if hasattr(a.type, "__name__"):
            values["type"] = a.type.__name__
        if a.choices is not None:
            values["choices"] = ", ".join([str(c) for c in a.choices])
        return text % values

    def format_help(self):
        width = _width()
        sections = []
        out = self.format_usage() + "\n"
        raw = issubclass(self.formatter_class, RawDescriptionHelpFormatter)
        if self.description:
            out += _paragraph(self.description % {"prog": self.prog}, width, "", raw) + "\n\n"
        groups = [self._positional_group, self._option_group] + self._groups
        entries = []
        for g in groups:
            rows = []
            for a in g.actions:
                if a.help == SUPPRESS:
                    continue
                rows.append((2, self._heading(a), self._help_text(a) if a.help else None))
                if a.kind == "parsers":
                    rows.extend([(4, name, text) for name, text in a.helps])
            if rows or g.description:
                entries.append((g, rows))
        longest = max([indent + len(h) for g, rows in entries for indent, h, t in rows] + [0])
        column = min(longest + 2, 24)
        for g, rows in entries:
            out += "%s:\n" % g.title if g.title else ""
            if g.description:
                out += _paragraph(g.description, width, "  ", raw) + "\n\n"
            for indent, head, text in rows:
                out += _row(" " * indent + head, text, column, width, issubclass(self.formatter_class, RawTextHelpFormatter))
            out += "\n"
        if self.epilog:
            out += _paragraph(self.epilog % {"prog": self.prog}, width, "", raw) + "\n\n"
        return out.strip("\n") + "\n"

    def print_usage(self, file=None):
        (file or sys.stdout).write(self.format_usage())

    def print_help(self, file=None):
        (file or sys.stdout).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, "%s: error: %s\n" % (self.prog, message))


def _width():
    try:
        return int(os.environ.get("COLUMNS", "80")) - 2
    except ValueError:
        return 78


def _lines(parts, indent, prefix, width):
    lines = []
    line = []
    length = len(prefix) - 1 if prefix is not None else len(indent) - 1
    for part in parts:
        if length + 1 + len(part) > width and line:
            lines.append(indent + " ".join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    if prefix is not None and lines:
        lines[0] = lines[0][len(indent):]
    return lines


def _wrap(text, width):
    lines = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    if line:
        lines.append(line)
    return lines


def _paragraph(text, width, indent, raw):
    if raw:
        return "\n".join([indent + s for s in text.splitlines()])
    return "\n".join([indent + s for s in _wrap(text, max(11, width - len(indent)))])


def _row(head, text, column, width, raw):
    if not text:
        return head + "\n"
    lines = text.splitlines() if raw else _wrap(text, max(11, width - column))
    if not lines:
        return head + "\n"
    if len(head) <= column - 2:
        out = head + " " * (column - len(head)) + lines[0] + "\n"
        lines = lines[1:]
    else:
        out = head + "\n"
    return out + "".join([" " * column + s + "\n" for s in lines])


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._options = (mode, bufsize, encoding, errors)

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._options[0] else sys.stdout
        try:
            return open(string, *self._options)
        except OSError as e:
            raise ArgumentTypeError("can't open '%s': %s" % (string, e))
