from enum import Enum, auto
class Season(Enum):
    WINTER = auto(); SPRING = auto(); SUMMER = auto(); AUTUMN = auto()
    def next(self):
        members = list(Season)
        return members[(members.index(self) + 1) % len(members)]
print([s.next().name for s in Season], Season.WINTER.value, Season(3), Season["AUTUMN"], Season.SPRING is Season(2), len({Season.WINTER, Season(1)}))
print({s: s.value ** 2 for s in Season if s is not Season.SUMMER}, Season.SUMMER in Season, isinstance(Season.SPRING, Season), type(Season.SPRING) is Season, hasattr(Season, "FALL"))
def say(s):
    match s:
        case Season.WINTER | Season.AUTUMN: return "cold"
        case Season.SUMMER: return "hot"
        case _: return "mild"
print([say(s) for s in Season], Season.SPRING == 2, Season.SPRING != Season.SUMMER, sorted(Season, key=lambda s: -s.value)[0], list(reversed(Season))[0], Season.__members__["SPRING"], Season.__name__, Season.WINTER.__class__.__name__)
for bad in (lambda: Season(9), lambda: Season["X"], lambda: Season.SPRING < Season.SUMMER, lambda: Season.SPRING + 1, lambda: Season()):
    try: bad()
    except Exception as e: print(type(e).__name__, str(e)[:50])
