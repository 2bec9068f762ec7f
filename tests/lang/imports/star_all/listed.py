__all__ = ["_only_listed", "shown"]
_only_listed = 3
b_listed = 4
def shown():
    return 30
