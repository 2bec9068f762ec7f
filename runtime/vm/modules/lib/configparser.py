"""configparser: settings in sections of names and values, as .ini files hold them."""
import sys

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()
_BOOLEANS = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, "No section: %r" % (section,))
        self.section, self.args = section, (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        text = "Section %r already exists" % (section,)
        if source is not None:
            text = "While reading from %r%s: section %r already exists" % (source, "" if lineno is None else " [line %2d]" % lineno, section)
        Error.__init__(self, text)
        self.section, self.source, self.lineno, self.args = section, source, lineno, (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = "Option %r in section %r already exists" % (option, section)
        if source is not None:
            text = "While reading from %r%s: option %r in section %r already exists" % (source, "" if lineno is None else " [line %2d]" % lineno, option, section)
        Error.__init__(self, text)
        self.section, self.option, self.source, self.lineno, self.args = section, option, source, lineno, (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option, self.section, self.args = option, section, (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section, self.args = option, section, (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section, "Bad value substitution: option %r in section %r contains an interpolation key %r which is "
                                    "not a valid option name. Raw value: %r" % (option, section, reference, rawval))
        self.reference, self.args = reference, (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section, "Recursion limit exceeded in value substitution: option %r in section %r contains an "
                                    "interpolation key which cannot be substituted in %d steps. Raw value: %r" % (option, section, MAX_INTERPOLATION_DEPTH, rawval))
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source):
        Error.__init__(self, "Source contains parsing errors: %r" % (source,))
        self.source, self.errors, self.args = source, [], (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, repr(line))


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line, self.args = filename, lineno, line, (filename, lineno, line)


# --- values that speak of others ----------------------------------------------------------------------------------------------
class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class _Expanding(Interpolation):
    """Names between `opens` and `closes` are replaced; the sign that opens, twice, is itself."""

    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1)

    def _expand(self, parser, option, text, section, names, depth):
        sign, whole = self.opens[0], parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, whole)
        out, at = "", 0
        while (begin := text.find(sign, at)) >= 0:
            out += text[at:begin]
            follows = text[begin + 1:begin + 2]
            if follows == sign:
                out, at = out + sign, begin + 2
                continue
            if follows != self.opens[1]:
                raise InterpolationSyntaxError(option, section, "'%s' must be followed by '%s' or '%s', found: %r" % (sign, sign, self.opens[1], text[begin:]))
            end = text.find(self.closes, begin)
            if end < 0:
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % text[begin:])
            where, name, known, value = self._named(parser, option, section, names, whole, text[begin + 2:end], text[begin:])
            out += self._expand(parser, name, value, where, known, depth + 1) if sign in value else value
            at = end + len(self.closes)
        return out + text[at:]


class BasicInterpolation(_Expanding):
    """%(name)s is the value of that name in the section; %% is a percent sign."""

    opens, closes = "%(", ")s"

    def before_set(self, parser, section, option, value):
        at, rest = 0, value.replace("%%", "")
        while (at := rest.find("%", at)) >= 0:
            end = rest.find(")s", at)
            if rest[at + 1:at + 2] != "(" or end < 0:
                raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find("%")))
            at = end
        return value

    def _named(self, parser, option, section, names, whole, path, found):
        name = parser.optionxform(path)
        if name not in names:
            raise InterpolationMissingOptionError(option, section, whole, name)
        return section, option, names, names[name]


class ExtendedInterpolation(_Expanding):
    """${name} and ${section:name}; $$ is a dollar sign."""

    opens, closes = "${", "}"

    def _named(self, parser, option, section, names, whole, path, found):
        parts = path.split(":")
        if len(parts) > 2:
            raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % found)
        try:
            if len(parts) == 1:
                name = parser.optionxform(path)
                return section, name, names, names[name]
            where, name = parts[0], parser.optionxform(parts[1])
            return where, name, dict(parser.items(where, raw=True)), parser.get(where, name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, whole, path) from None


# --- sections ----------------------------------------------------------------------------------------------------------------
class SectionProxy:
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def __repr__(self):
        return "<Section: %s>" % self._name

    def _names(self):
        return self._parser.options(self._name) if self._name != self._parser.default_section else list(self._parser.defaults())

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check_value(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._names())

    def __iter__(self):
        return iter(self._names())

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    def keys(self):
        return self._names()

    def values(self):
        return [self[k] for k in self._names()]

    def items(self):
        return [(k, self[k]) for k in self._names()]

    def pop(self, key, default=_UNSET):
        try:
            value = self[key]
        except KeyError:
            if default is _UNSET:
                raise
            return default
        del self[key]
        return value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *args, **named):
        for key, value in dict(*args, **named).items():
            self[key] = value

    def get(self, option, fallback=None, *, raw=False, vars=None, _convert=None, **kwargs):
        if _convert is None:
            return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)
        return self._parser._converted(self._name, _convert, option, fallback=fallback, raw=raw, vars=vars)

    def __getattr__(self, name):
        if name[:3] == "get" and name[3:] in self.__dict__["_parser"].converters:
            convert = self._parser.converters[name[3:]]
            return lambda option, fallback=None, *, raw=False, vars=None: self.get(option, fallback, raw=raw, vars=vars, _convert=convert)
        raise AttributeError(name)


class RawConfigParser:
    BOOLEAN_STATES = _BOOLEANS
    _plain = Interpolation

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"), inline_comment_prefixes=None,
                 strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET, converters=None):
        self._sections, self._defaults = {}, {}
        self._valueless, self._delimiters, self._strict = allow_no_value, tuple(delimiters), strict
        self._comments, self._inline, self._gaps = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ()), empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._plain() if interpolation is _UNSET else Interpolation() if interpolation is None else interpolation
        self.converters = {"int": int, "float": float, "boolean": self._convert_to_boolean, **(converters or {})}
        for name, value in (defaults or {}).items():
            self._defaults[self.optionxform(str(name))] = None if value is None else str(value)

    # --- what there is -----------------------------------------------------------------------------------------------------
    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def has_section(self, section):
        return section in self._sections

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **{k: 0 for k in self._defaults}})

    def has_option(self, section, option):
        name = self.optionxform(option)
        if not section or section == self.default_section:
            return name in self._defaults
        return section in self._sections and (name in self._sections[section] or name in self._defaults)

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section] + list(self._sections))

    def keys(self):
        return list(self)

    def values(self):
        return [self[k] for k in self]

    # --- values --------------------------------------------------------------------------------------------------------------
    def _known(self, section, vars=None):
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        extra = {self.optionxform(k): None if v is None else str(v) for k, v in (vars or {}).items()}
        return {**self._defaults, **self._sections.get(section, {}), **extra}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            known = self._known(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        name = self.optionxform(option)
        if name not in known:
            if fallback is _UNSET:
                raise NoOptionError(name, section)
            return fallback
        value = known[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, known)

    def _converted(self, section, convert, option, *, fallback=_UNSET, **kwargs):
        try:
            value = self.get(section, option, **kwargs)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return convert(value)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def __getattr__(self, name):
        converters = self.__dict__.get("converters", {})
        if name[:3] == "get" and name[3:] in converters:
            return lambda section, option, *, raw=False, vars=None, fallback=_UNSET: self._converted(
                section, converters[name[3:]], option, raw=raw, vars=vars, fallback=fallback)
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(k, self[k]) for k in self]
        known = self._known(section, vars)
        return [(k, v if raw or v is None else self._interpolation.before_get(self, section, k, v, known)) for k, v in known.items()]

    def _check_value(self, *, section="", option="", value=""):
        pass

    def set(self, section, option, value=None):
        self._check_value(section=section, option=option, value=value)
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            table = self._defaults
        elif section in self._sections:
            table = self._sections[section]
        else:
            raise NoSectionError(section)
        table[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            table = self._defaults
        elif section in self._sections:
            table = self._sections[section]
        else:
            raise NoSectionError(section)
        return table.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def clear(self):
        self._sections.clear()
        self._defaults.clear()

    # --- reading -------------------------------------------------------------------------------------------------------------
    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as f:
                    self._read(f, str(name))
            except OSError:
                continue
            done.append(name.__fspath__() if hasattr(name, "__fspath__") else name)
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, names in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            elif self._strict and section in seen:
                raise DuplicateSectionError(section, source)
            seen.add(section)
            for name, value in names.items():
                name, value = self.optionxform(str(name)), None if value is None else str(value)
                if self._strict and (section, name) in seen:
                    raise DuplicateOptionError(section, name, source)
                seen.add((section, name))
                self.set(section, name, value)

    def _without_comment(self, line):
        """The line without its comment, and whether it is nothing but one."""
        if line.strip().startswith(self._comments) and self._comments:
            return "", True
        ends = [i for p in self._inline for i in range(len(line)) if line.startswith(p, i) and (i == 0 or line[i - 1].isspace())]
        return (line[:min(ends)] if ends else line).strip(), False

    def _read(self, lines, source):
        seen, table, section, name, indent, errors = set(), None, None, None, 0, None
        for number, line in enumerate(lines, 1):
            value, comment = self._without_comment(line)
            if not value:
                inside = table is not None and name is not None and table.get(name) is not None
                if not self._gaps:
                    indent = indent if comment else sys.maxsize
                elif inside and not comment:
                    table[name].append("")
                continue
            deep = len(line) - len(line.lstrip())
            if table is not None and name is not None and deep > indent:
                if table[name] is None:
                    (errors := errors or ParsingError(source)).append(number, line)
                else:
                    table[name].append(value)
                continue
            indent = deep
            if value[0] == "[" and "]" in value:
                section, name = value[1:value.rindex("]")], None
                if section == self.default_section:
                    table = self._defaults
                elif section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    table = self._sections[section]
                else:
                    table = self._sections[section] = {}
                seen.add(section)
                continue
            if table is None:
                raise MissingSectionHeaderError(source, number, line)
            at = min((i for i in (value.find(d) for d in self._delimiters) if i >= 0), default=-1)
            if at < 0 and not self._valueless or at == 0:
                (errors := errors or ParsingError(source)).append(number, line)
                continue
            name = self.optionxform((value if at < 0 else value[:at]).rstrip())
            if self._strict and (section, name) in seen:
                raise DuplicateOptionError(section, name, source, number)
            seen.add((section, name))
            table[name] = None if at < 0 else [value[at + 1:].strip()]
        for t in (self._defaults, *self._sections.values()):
            for k, v in t.items():
                if isinstance(v, list):
                    t[k] = "\n".join(v).rstrip()
        if errors:
            raise errors

    # --- writing -------------------------------------------------------------------------------------------------------------
    def write(self, fp, space_around_delimiters=True):
        sign = " %s " % self._delimiters[0] if space_around_delimiters else self._delimiters[0]
        for section, table in [(self.default_section, self._defaults)] * bool(self._defaults) + list(self._sections.items()):
            fp.write("[%s]\n" % section)
            for name, value in table.items():
                fp.write(name + ("" if value is None and self._valueless else sign + str(value).replace("\n", "\n\t")) + "\n")
            fp.write("\n")


class ConfigParser(RawConfigParser):
    _plain = BasicInterpolation

    def _check_value(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not (self._valueless and value is None) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def add_section(self, section):
        self._check_value(section=section)
        super().add_section(section)


SafeConfigParser = ConfigParser
