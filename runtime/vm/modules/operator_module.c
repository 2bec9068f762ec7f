/* operator_module.c - the module operator: the operators as functions, and itemgetter, attrgetter, methodcaller. */
#include "runtime/object/builtins.h"
#include "runtime/object/internal.h"

#define FUNCTION(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

/* --- operators ------------------------------------------------------------------------------------------------------------- */
#define BINARY(X)                                                                                                            \
  X(add, ADD) X(sub, SUB) X(mul, MUL) X(truediv, TRUEDIV) X(floordiv, FLOORDIV) X(mod, MOD) X(pow, POW) X(matmul, MATMUL)    \
  X(lshift, LSHIFT) X(rshift, RSHIFT) X(and_, BITAND) X(or_, BITOR) X(xor, BITXOR)
#define DEFINE(name, op)                                                     \
  FUNCTION(o_##name) {                                                       \
    qn_value a[2];                                                           \
    (void)self;                                                              \
    QN_TRY(qn_args_parse(rt, args, #name, "a b/", a));                       \
    return qn_binary(rt, QN_##op, a[0], a[1], out);                          \
  }                                                                          \
  FUNCTION(o_i##name) {                                                      \
    qn_value a[2];                                                           \
    (void)self;                                                              \
    QN_TRY(qn_args_parse(rt, args, "i" #name, "a b/", a));                   \
    return qn_inplace(rt, QN_##op, a[0], a[1], out);                         \
  }
BINARY(DEFINE)
#undef DEFINE

#define COMPARE(X) X(lt, LT) X(le, LE) X(eq, EQ) X(ne, NE) X(gt, GT) X(ge, GE)
#define DEFINE(name, op)                                                     \
  FUNCTION(o_##name) {                                                       \
    qn_value a[2];                                                           \
    (void)self;                                                              \
    QN_TRY(qn_args_parse(rt, args, #name, "a b/", a));                       \
    return qn_compare(rt, a[0], a[1], QN_##op, out);                         \
  }
COMPARE(DEFINE)
#undef DEFINE

#define UNARY(X) X(neg, NEG) X(pos, POS) X(invert, INVERT) X(not_, NOT)
#define DEFINE(name, op)                                                     \
  FUNCTION(o_##name) {                                                       \
    qn_value a;                                                              \
    (void)self;                                                              \
    QN_TRY(qn_args_parse(rt, args, #name, "a/", &a));                        \
    return qn_unary(rt, QN_##op, a, out);                                    \
  }
UNARY(DEFINE)
#undef DEFINE

FUNCTION(o_truth) {
  qn_value a;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "truth", "a/", &a));
  int t = qn_truth(rt, a);
  return t < 0 ? -1 : (*out = qn_bool(t), 0);
}
static bool same(qn_value a, qn_value b) { return qn_same(a, b); }
FUNCTION(o_is) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "is_", "a b/", a));
  return *out = qn_bool(same(a[0], a[1])), 0;
}
FUNCTION(o_is_not) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "is_not", "a b/", a));
  return *out = qn_bool(!same(a[0], a[1])), 0;
}
FUNCTION(o_index) {
  qn_value a;
  int64_t i;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "index", "a/", &a));
  QN_TRY(qn_as_index(rt, a, &i));
  return *out = qn_int(i), 0;
}
FUNCTION(o_concat) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "concat", "a b/", a));
  QN_FIND_SLOT(c, qn_class_of(a[0]), get_item);
  if (!c) return qn_raise(rt, QN_E_TypeError, "'%s' object can't be concatenated", qn_type_name(a[0]));
  return qn_binary(rt, QN_ADD, a[0], a[1], out);
}
FUNCTION(o_contains) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "contains", "a b/", a));
  int r = qn_contains(rt, a[0], a[1]);
  return r < 0 ? -1 : (*out = qn_bool(r), 0);
}
FUNCTION(o_getitem) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "getitem", "a b/", a));
  return qn_get_item(rt, a[0], a[1], out);
}
FUNCTION(o_setitem) {
  qn_value a[3];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "setitem", "a b c/", a));
  QN_TRY(qn_set_item(rt, a[0], a[1], a[2]));
  return *out = qn_none(), 0;
}
FUNCTION(o_delitem) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "delitem", "a b/", a));
  QN_TRY(qn_del_item(rt, a[0], a[1]));
  return *out = qn_none(), 0;
}
/* How often b is in a (count) or where first (index). */
static int scan(qn_rt *rt, const qn_args *args, const char *name, bool count, qn_value *out) {
  qn_value a[2], it, x;
  int64_t n = 0, at = 0;
  QN_TRY(qn_args_parse(rt, args, name, "a b/", a));
  QN_TRY(qn_iter(rt, a[0], &it));
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    int eq = qn_equal(rt, x, a[1]);
    qn_release(rt, x);
    if (eq < 0) {
      r = -1;
      break;
    }
    n += eq;
    if (eq && !count) break;
    at++;
  }
  qn_release(rt, it);
  if (r < 0) return -1;
  if (!count && !n) return qn_raise(rt, QN_E_ValueError, "sequence.index(x): x not in sequence");
  return *out = qn_int(count ? n : at), 0;
}
FUNCTION(o_count_of) { return (void)self, scan(rt, args, "countOf", true, out); }
FUNCTION(o_index_of) { return (void)self, scan(rt, args, "indexOf", false, out); }
FUNCTION(o_length_hint) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "length_hint", "obj|default/", a));
  QN_FIND_SLOT(c, qn_class_of(a[0]), length);
  if (!c) return *out = a[1].tag == QN_UNSET ? qn_int(0) : a[1], 0;
  int64_t n = qn_length(rt, a[0]);
  return n < 0 ? -1 : (*out = qn_int(n), 0);
}

/* call(f, *args, **kwargs) */
static int o_call(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (!args->npos) return qn_raise(rt, QN_E_TypeError, "call expected at least 1 argument, got 0");
  qn_args rest = *args;
  rest.pos++, rest.npos--;
  return qn_call_object(rt, args->pos[0], &rest, out);
}

/* --- itemgetter, attrgetter, methodcaller: a tuple of what to get; of a methodcaller the name, the arguments and their names ----- */
typedef struct getter {
  qn_obj obj;
  qn_value what;
  qn_value args, keywords; /* methodcaller: a tuple, a dict or None */
} getter;

static void getter_destroy(qn_rt *rt, qn_obj *o) {
  getter *g = (getter *)o;
  qn_release(rt, g->what);
  qn_release(rt, g->args);
  qn_release(rt, g->keywords);
  qn_obj_free(rt, o, sizeof *g);
}

static int getter_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "%s() takes no keyword arguments", cls->name);
  if (!args->npos) return qn_raise(rt, QN_E_TypeError, "%s expected 1 argument, got 0", cls->name);
  getter *g = qn_obj_new(rt, cls, sizeof *g);
  if (!g) return -1;
  qn_value v = qn_from_obj(g);
  if (qn_new_tuple(rt, args->pos, args->npos, &g->what)) return qn_release(rt, v), -1;
  return *out = v, 0;
}

static int getter_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_tuple *t = qn_tuplep(((getter *)v.o)->what);
  qn_buf_printf(out, "operator.%s(", v.o->cls->name);
  for (int64_t i = 0; i < t->n; i++) {
    if (i) qn_buf_z(out, ", ");
    QN_TRY(qn_repr(rt, t->items[i], out));
  }
  qn_buf_c(out, ')');
  return 0;
}

/* One value, or a tuple of them when several were asked for. */
static int get_each(qn_rt *rt, const getter *g, qn_value x, int (*get)(qn_rt *, qn_value, qn_value, qn_value *), qn_value *out) {
  const qn_tuple *t = qn_tuplep(g->what);
  if (t->n == 1) return get(rt, x, t->items[0], out);
  qn_value r;
  QN_TRY(qn_new_tuple(rt, NULL, t->n, &r));
  for (int64_t i = 0; i < t->n; i++)
    if (get(rt, x, t->items[i], &qn_tuplep(r)->items[i])) return qn_tuplep(r)->items[i] = qn_none(), qn_release(rt, r), -1;
  return *out = r, 0;
}

static int item_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "itemgetter", "obj/", &x));
  return get_each(rt, (getter *)v.o, x, qn_get_item, out);
}

static int get_path(qn_rt *rt, qn_value x, qn_value path, qn_value *out) { /* "a.b.c" */
  qn_sv s = qn_str_sv(path);
  char name[256];
  qn_value now = qn_retained(x);
  for (;;) {
    const char *dot = memchr(s.p, '.', s.n);
    size_t n = dot ? (size_t)(dot - s.p) : s.n;
    if (n >= sizeof name) return qn_release(rt, now), qn_raise(rt, QN_E_AttributeError, "attribute name is too long");
    memcpy(name, s.p, n);
    name[n] = 0;
    qn_sym sym = qn_sym_of(rt, name);
    qn_value next;
    int bad = !sym || qn_get_attr(rt, now, sym, &next);
    qn_release(rt, now);
    if (bad) return -1;
    now = next;
    if (!dot) return *out = now, 0;
    s.p += n + 1;
    s.n -= n + 1;
  }
}
static int attr_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  for (uint32_t i = 0; i < args->npos; i++)
    if (!qn_is(args->pos[i], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "attribute name must be a string");
  return getter_make(rt, cls, args, out);
}
static int attr_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "attrgetter", "obj/", &x));
  return get_each(rt, (getter *)v.o, x, get_path, out);
}

typedef struct caller { /* methodcaller */
  qn_obj obj;
  qn_sym name;
  uint32_t npos, nkw;
  qn_sym *kwnames;
  qn_value vals[]; /* positional, then keywords */
} caller;

static void caller_destroy(qn_rt *rt, qn_obj *o) {
  caller *c = (caller *)o;
  uint32_t n = c->npos + c->nkw;
  for (uint32_t i = 0; i < n; i++) qn_release(rt, c->vals[i]);
  qn_free(rt->alloc, c->kwnames, c->nkw * sizeof *c->kwnames);
  qn_obj_free(rt, o, sizeof *c + n * sizeof(qn_value));
}
static int caller_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  if (!args->npos) return qn_raise(rt, QN_E_TypeError, "methodcaller needs at least one argument, the method name");
  if (!qn_is(args->pos[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "method name must be a string");
  qn_sym name = qn_sym_of_str(rt, args->pos[0]);
  if (!name) return -1;
  uint32_t n = args->npos - 1 + args->nkw;
  caller *c = qn_obj_new(rt, cls, sizeof *c + n * sizeof(qn_value));
  if (!c) return -1;
  c->name = name;
  c->npos = args->npos - 1;
  c->nkw = args->nkw;
  for (uint32_t i = 0; i < c->npos; i++) c->vals[i] = qn_retained(args->pos[i + 1]);
  for (uint32_t i = 0; i < c->nkw; i++) c->vals[c->npos + i] = qn_retained(args->kwvals[i]);
  if (c->nkw && !(c->kwnames = qn_alloc(rt->alloc, c->nkw * sizeof *c->kwnames))) return c->nkw = 0, qn_release(rt, qn_from_obj(c)), qn_raise_memory(rt);
  for (uint32_t i = 0; i < c->nkw; i++) c->kwnames[i] = args->kwnames[i];
  return *out = qn_from_obj(c), 0;
}
static int caller_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  const caller *c = (const caller *)v.o;
  qn_value x, m;
  QN_TRY(qn_args_parse(rt, args, "methodcaller", "obj/", &x));
  QN_TRY(qn_get_attr(rt, x, c->name, &m));
  qn_args call = {.pos = c->vals, .npos = c->npos, .nkw = c->nkw, .kwnames = c->kwnames, .kwvals = c->vals + c->npos};
  int bad = qn_call_object(rt, m, &call, out);
  qn_release(rt, m);
  return bad;
}

#define GETTER(id, text, make, fn, destroy_, repr_)                                                                                     \
  static qn_class id = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text, .module = "operator", .full_name = "operator." text,    \
                        .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = destroy_, .repr = repr_, .call = fn, .construct = make}
GETTER(itemgetter_class, "itemgetter", getter_make, item_call, getter_destroy, getter_repr);
GETTER(attrgetter_class, "attrgetter", attr_make, attr_call, getter_destroy, getter_repr);
GETTER(methodcaller_class, "methodcaller", caller_make, caller_call, caller_destroy, NULL);

/* --- the module ------------------------------------------------------------------------------------------------------------------- */
static int operator_init(qn_rt *rt, qn_value m) {
  QN_TRY(qn_module_set(rt, m, "itemgetter", qn_class_value(&itemgetter_class)));
  QN_TRY(qn_module_set(rt, m, "attrgetter", qn_class_value(&attrgetter_class)));
  QN_TRY(qn_module_set(rt, m, "methodcaller", qn_class_value(&methodcaller_class)));
  static const char *const also[][2] = {{"__add__", "add"}, {"__sub__", "sub"}, {"__mul__", "mul"}, {"__truediv__", "truediv"},
                                        {"__floordiv__", "floordiv"}, {"__mod__", "mod"}, {"__pow__", "pow"}, {"__lt__", "lt"},
                                        {"__le__", "le"}, {"__eq__", "eq"}, {"__ne__", "ne"}, {"__gt__", "gt"}, {"__ge__", "ge"},
                                        {"__neg__", "neg"}, {"__getitem__", "getitem"}, {"__contains__", "contains"},
                                        {"inv", "invert"}, {"iand", "iand_"}, {"ior", "ior_"}};
  for (size_t i = 0; i < QN_COUNT(also); i++) {
    qn_value v;
    qn_sym name = qn_sym_of(rt, also[i][1]);
    if (!name || qn_module_get(rt, m, name, &v) != 1) return -1;
    int bad = qn_module_set(rt, m, also[i][0], v);
    qn_release(rt, v);
    if (bad) return -1;
  }
  qn_value abs_fn;
  QN_TRY(qn_new_native(rt, "abs", qn_b_abs, qn_none(), &abs_fn));
  int bad = qn_module_set(rt, m, "abs", abs_fn);
  qn_release(rt, abs_fn);
  return bad;
}

#define ROW(n, f) {.name = n, .fn = f}
#define ROWS(name, op) ROW(#name, o_##name), ROW("i" #name, o_i##name),
#define ONE(name, op) ROW(#name, o_##name),
static const qn_method functions[] = {BINARY(ROWS) COMPARE(ONE) UNARY(ONE) ROW("truth", o_truth), ROW("is_", o_is),
                                      ROW("is_not", o_is_not), ROW("index", o_index), ROW("concat", o_concat), ROW("iconcat", o_iadd),
                                      ROW("contains", o_contains), ROW("getitem", o_getitem), ROW("setitem", o_setitem),
                                      ROW("delitem", o_delitem), ROW("countOf", o_count_of), ROW("indexOf", o_index_of),
                                      ROW("length_hint", o_length_hint), ROW("call", o_call), {.name = NULL}};
const qn_module_def qn_operator_module = {.name = "operator", .functions = functions, .init = operator_init};
