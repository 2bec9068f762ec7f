DEFAULTS = {"size": 4, "seed": 7, "steps": 3}
settings = dict(DEFAULTS)
