from collections import ChainMap
defaults = {"color": "red", "user": "guest"}
env, cli = {"user": "root"}, {}
cfg = ChainMap(cli, env, defaults)
print(cfg["user"], cfg["color"], len(cfg), sorted(cfg), cfg.get("none"))
cli["color"] = "blue"
print(cfg["color"], cfg.parents["color"], dict(cfg), cfg.new_child({"user": "me"})["user"])
print(list(cfg.maps[2]), "user" in cfg, bool(ChainMap()), cfg.copy() == cfg)
