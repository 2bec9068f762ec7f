from enum import Enum, unique, auto, Flag
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    JUPITER = (1.9e+27, 7.1492e7)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def surface_gravity(self): return 6.67300E-11 * self.mass / (self.radius * self.radius)
for p in Planet: print(p.name, p.value, round(p.surface_gravity, 2))
class Weekday(Enum):
    MONDAY = 1
    TUESDAY = 2
    SUNDAY = 7
    @classmethod
    def from_number(cls, n): return cls((n - 1) % 7 + 1)
    def is_weekend(self): return self in (Weekday.SUNDAY,)
print(Weekday.from_number(8), Weekday.SUNDAY.is_weekend(), [d.name.title() for d in Weekday], Weekday.MONDAY.is_weekend())
class Level(Enum):
    LOW, HIGH = 1, 10
    def __lt__(self, other):
        if self.__class__ is other.__class__: return self.value < other.value
        return NotImplemented
print(sorted([Level.HIGH, Level.LOW]), Level.LOW < Level.HIGH, max(Level.LOW, Level.HIGH))
try: Level.LOW < 3
except TypeError as e: print(e)
class Mood(Enum):
    FUNKY = 1
    HAPPY = 3
    def describe(self): return self.name, self.value
    def __str__(self): return f"my mood is {self.value}"
    @classmethod
    def favorite(cls): return cls.HAPPY
print(Mood.favorite().describe(), str(Mood.FUNKY), f"{Mood.HAPPY}", "%s" % Mood.FUNKY)
class AutoName(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower()
class Ordinal(AutoName):
    NORTH = auto()
    SOUTH = auto()
print([m.value for m in Ordinal], Ordinal("north"), Ordinal.NORTH.name)
Color = Enum("Color", ["RED", "GREEN"]); print(list(Color), Color.RED.value); Anim = Enum("Anim", {"CAT": "c", "DOG": "d"}); print(Anim("d"), Anim.CAT)
state = {Weekday.MONDAY: "open"}; print(state.get(Weekday.MONDAY), state.get(Weekday.SUNDAY, "closed"), Weekday.MONDAY in state)
