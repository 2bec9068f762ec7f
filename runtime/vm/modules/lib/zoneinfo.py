"""Module zoneinfo: zones of the system's zone files. The rules are read in C (runtime/base/zone.c)."""
import _pandas_dates as _native
from datetime import datetime, timedelta, tzinfo


class ZoneInfoNotFoundError(KeyError):
    pass


class InvalidTZPathWarning(RuntimeWarning):
    pass


TZPATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
_known = {}


class ZoneInfo(tzinfo):
    def __new__(cls, key):
        if not isinstance(key, str):
            raise TypeError("expected str, bytes or os.PathLike object, not %s" % type(key).__name__)
        if cls is ZoneInfo and key in _known:
            return _known[key]
        return super().__new__(cls)

    def __init__(self, key):
        if getattr(self, "key", None) == key:
            return
        try:
            _native.zone_at(key, 0)
        except (KeyError, ValueError):
            raise ZoneInfoNotFoundError("No time zone found with key %s" % key) from None
        self.key = key
        if type(self) is ZoneInfo and key not in _known:
            _known[key] = self

    def _at(self, dt):
        """(offset, summer time, abbreviation) at a wall time; its fold chooses where the clock shows it twice or never."""
        if dt is None:
            return None
        utc = getattr(dt, "_utc_second", None)
        if utc is not None:
            return _native.zone_at(self.key, utc())
        wall = ((dt.toordinal() - 719163) * 24 + dt.hour) * 3600 + dt.minute * 60 + dt.second
        offsets = _native.zone_local(self.key, wall)
        if offsets:
            return _native.zone_at(self.key, wall - offsets[-1 if dt.fold else 0])
        return _native.zone_at(self.key, wall + (86400 if dt.fold else -86400))

    def utcoffset(self, dt):
        a = self._at(dt)
        return None if a is None else timedelta(seconds=a[0])

    def dst(self, dt):
        a = self._at(dt)
        return None if a is None else timedelta(seconds=3600 if a[1] else 0)

    def tzname(self, dt):
        a = self._at(dt)
        return None if a is None else a[2]

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        utc = ((dt.toordinal() - 719163) * 24 + dt.hour) * 3600 + dt.minute * 60 + dt.second
        offset = _native.zone_at(self.key, utc)[0]
        r = dt + timedelta(seconds=offset)
        offsets = _native.zone_local(self.key, utc + offset)
        return r.replace(fold=1) if len(offsets) == 2 and offset == offsets[1] else r

    def __reduce__(self):
        return (ZoneInfo, (self.key,))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @classmethod
    def no_cache(cls, key):
        return cls(key)

    def __repr__(self):
        return "zoneinfo.ZoneInfo(key=%r)" % self.key

    def __str__(self):
        return self.key

    def __eq__(self, other):
        return isinstance(other, ZoneInfo) and other.key == self.key

    def __hash__(self):
        return hash(self.key)


def available_timezones():
    import os
    found = set()
    for top in TZPATH[:1]:
        for folder, folders, files in os.walk(top):
            if folder == top:
                folders[:] = [x for x in folders if x not in ("right", "posix")]
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as f:
                    if f.read(4) == b"TZif":
                        found.add(path[len(top) + 1:])
    return found - {"posixrules"}
