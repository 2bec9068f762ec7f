import self_import
ok = self_import.__name__
