import csv, io
def t(f):
    try:
        r = f()
        print(r)
    except Exception as e:
        print(type(e).__name__, e)
def rd(*a, **k):
    return list(csv.reader(['a,b\n', '"c, d",e\n'], *a, **k))
for o in [dict(quotechar=''), dict(quotechar='ab'), dict(quotechar=3), dict(escapechar=''), dict(escapechar='xy'), dict(escapechar=1), dict(quoting=9), dict(quoting='x'), dict(quoting=None), dict(quoting=-1), dict(quoting=True), dict(quoting=1.0),
          dict(lineterminator=None), dict(lineterminator=3), dict(lineterminator=''), dict(delimiter=''), dict(delimiter=None), dict(delimiter=3), dict(delimiter='ab'), dict(delimiter=b','), dict(quotechar=None), dict(quotechar=None, quoting=0), dict(quotechar=None, quoting=3),
          dict(dialect=None), dict(dialect=5), dict(dialect='nope'), dict(foo=1), dict(strict='yes'), dict(doublequote=[]), dict(skipinitialspace=None), dict(dialect='excel', quotechar=None), dict(delimiter='\n'), dict(delimiter=' ', skipinitialspace=True), dict(quotechar='\n'), dict(delimiter='"'), dict(escapechar='\0'), dict(delimiter='\0'), dict(quotechar='\0')]:
    print(sorted(o.items(), key=str))
    t(lambda: rd(**o))
    t(lambda: csv.writer(io.StringIO(), **o).writerow(['a', 'b c']))
t(lambda: csv.field_size_limit())
t(lambda: csv.field_size_limit('x'))
t(lambda: csv.field_size_limit(None))
t(lambda: csv.field_size_limit(True))
t(lambda: csv.field_size_limit(1.5))
t(lambda: csv.field_size_limit(1, 2))
t(lambda: csv.field_size_limit(10**30))
t(lambda: csv.field_size_limit())
for s in ['a' * 131072, 'a' * 131073, '"' + 'a' * 131073 + '"', 'b,' + 'a' * 131073]:
    t(lambda: len(next(csv.reader([s]))))
t(lambda: csv.field_size_limit(3))
t(lambda: list(csv.reader(['abc,def,gh'])))
t(lambda: list(csv.reader(['abcd'])))
t(lambda: list(csv.reader(['"ab"",d"'])))
t(lambda: csv.field_size_limit(131072))
t(lambda: list(csv.DictReader(['abc,d', '1,2'], quotechar=None)))
t(lambda: csv.register_dialect(3))
t(lambda: csv.register_dialect('mine', delimiter=''))
t(lambda: csv.register_dialect('mine', delimiter=';'))
t(lambda: csv.get_dialect('mine').delimiter)
t(lambda: csv.get_dialect('mine').strict)
t(lambda: csv.get_dialect('excel').lineterminator)
t(lambda: csv.get_dialect('unix').doublequote)
t(lambda: csv.get_dialect('none'))
t(lambda: csv.unregister_dialect('none'))
t(lambda: csv.unregister_dialect('mine'))
t(lambda: csv.list_dialects())
t(lambda: csv.reader(3))
t(lambda: csv.writer(3))
class D(csv.Dialect):
    delimiter = ';'
class P:
    delimiter = ';'
class N(csv.excel):
    quotechar = None
t(lambda: D())
t(lambda: rd(D))
t(lambda: rd(P))
t(lambda: rd(P()))
t(lambda: rd(N))
t(lambda: N())
t(lambda: csv.excel().delimiter)
t(lambda: csv.Dialect().delimiter)
t(lambda: csv.Dialect.quoting)
r = csv.reader(iter(['a', 3, 'b', b'c', '"d', 4]))
for k in range(7):
    t(lambda: (next(r), r.line_num))
    print(r.line_num)
t(lambda: list(csv.reader(['1,"2",,""\n', '\n', ' ,3\n'], quoting=csv.QUOTE_NONNUMERIC, skipinitialspace=True)))
t(lambda: list(csv.reader(['1,x\n'], quoting=csv.QUOTE_NONNUMERIC)))
t(lambda: csv.reader(['a']).dialect.quoting)
t(lambda: type(csv.reader([])).__name__)
t(lambda: type(csv.get_dialect('excel')).__name__)
