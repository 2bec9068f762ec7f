/* collections_named.c - the module collections, and what named tuples stand on: a class below tuple whose calls take the
 * fields by position and name, and properties that read an item. The rest is in collections.py. */
#include "runtime/object/internal.h"
#include "runtime/vm/modules/collections.h"
#include "runtime/vm/members.h"
#include "runtime/vm/vm_int.h"

#include "vm/collections_py.inc"

/* --- calling a named tuple -------------------------------------------------------------------------------------------------- */
static int missing(qn_rt *rt, const qn_class *cls, const qn_tuple *names, const qn_value *vals) {
  qn_buf b;
  int64_t n = 0, seen = 0;
  for (int64_t i = 0; i < names->n; i++) n += vals[i].tag == QN_UNSET;
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; i < names->n; i++) {
    if (vals[i].tag != QN_UNSET) continue;
    seen++;
    qn_buf_printf(&b, "%s'%s'", seen == 1 ? "" : seen == n ? (n == 2 ? " and " : ", and ") : ", ", qn_strp(names->items[i])->text);
  }
  qn_raise(rt, QN_E_TypeError, "%s.__new__() missing %lld required positional argument%s: %s", cls->name, (long long)n, n == 1 ? "" : "s",
           b.p ? b.p : "");
  qn_buf_deinit(&b);
  return -1;
}

static int too_many(qn_rt *rt, const qn_class *cls, int64_t fields, int64_t defaults, uint32_t given) {
  if (defaults)
    return qn_raise(rt, QN_E_TypeError, "%s.__new__() takes from %lld to %lld positional arguments but %u were given", cls->name,
                    (long long)(fields - defaults + 1), (long long)(fields + 1), given + 1);
  return qn_raise(rt, QN_E_TypeError, "%s.__new__() takes %lld positional argument%s but %u were given", cls->name, (long long)(fields + 1),
                  fields == 0 ? "" : "s", given + 1);
}

static int place_keywords(qn_rt *rt, const qn_class *cls, const qn_tuple *names, const qn_args *args, qn_value *vals) {
  for (uint32_t k = 0; k < args->nkw; k++) {
    int64_t at = 0;
    while (at < names->n && !qn_sv_eq(qn_str_sv(names->items[at]), qn_sym_sv(args->kwnames[k]))) at++;
    if (at == names->n)
      return qn_raise(rt, QN_E_TypeError, "%s.__new__() got an unexpected keyword argument '%s'", cls->name, args->kwnames[k]->text);
    if (vals[at].tag != QN_UNSET)
      return qn_raise(rt, QN_E_TypeError, "%s.__new__() got multiple values for argument '%s'", cls->name, args->kwnames[k]->text);
    vals[at] = args->kwvals[k];
  }
  return 0;
}

static const qn_tuple *defaults_of(qn_rt *rt, const qn_class *cls) {
  qn_sym name = qn_sym_of(rt, "_defaults");
  qn_value *found = name ? qn_class_find(cls, name, NULL) : NULL;
  return found && qn_is(*found, QN_K_TUPLE) ? qn_tuplep(*found) : NULL;
}

static int named_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value fields = qn_namedtuple_fields(cls);
  if (fields.tag == QN_UNSET) return qn_raise(rt, QN_E_TypeError, "cannot create '%s' instances", cls->name);
  const qn_tuple *names = qn_tuplep(fields), *defaults = NULL;
  int64_t n = names->n;
  if (args->npos > n || args->npos < n || args->nkw) defaults = defaults_of(rt, cls);
  if (args->npos > n) return too_many(rt, cls, n, defaults ? defaults->n : 0, args->npos);
  qn_tuple *t = qn_obj_new(rt, cls, offsetof(qn_tuple, items) + (size_t)n * sizeof(qn_value));
  if (!t) return -1;
  t->n = n;
  qn_value v = qn_from_obj(t);
  for (uint32_t i = 0; i < args->npos; i++) t->items[i] = args->pos[i];
  int bad = place_keywords(rt, cls, names, args, t->items);
  for (int64_t i = 0; i < n && defaults; i++)
    if (t->items[i].tag == QN_UNSET && i >= n - defaults->n) t->items[i] = defaults->items[i - (n - defaults->n)];
  bool whole = true;
  for (int64_t i = 0; i < n; i++) {
    whole = whole && t->items[i].tag != QN_UNSET;
    qn_retain(t->items[i]);
  }
  if (!bad && !whole) bad = missing(rt, cls, names, t->items);
  if (bad) return qn_release(rt, v), -1;
  return *out = v, 0;
}

static qn_class named_base = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "tuple", .module = "builtins", .kind = QN_K_TUPLE,
                              .base = &qn_tuple_class, .construct = named_construct, .derivable = true, .own_new = true};

/* --- natives of collections.py ------------------------------------------------------------------------------------------------- */
#define FUNCTION(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

int qn_named_field_get(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value t;
  QN_TRY(qn_args_parse(rt, args, "field", "tuple/", &t));
  if (!qn_is(t, QN_K_TUPLE) || self.i >= qn_tuplep(t)->n) return qn_raise(rt, QN_E_IndexError, "tuple index out of range");
  return *out = qn_retained(qn_tuplep(t)->items[self.i]), 0;
}

FUNCTION(c_field) {
  qn_value index, fget;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "_field", "index/", &index));
  QN_TRY(qn_new_native(rt, "_field", qn_named_field_get, index, &fget));
  int bad = qn_call_pos(rt, qn_class_value(&qn_property_class), &fget, 1, out);
  qn_release(rt, fget);
  return bad;
}

FUNCTION(c_mark_fields) {
  qn_value a[3];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "_mark_fields", "cls fields defaults/", a));
  if (!qn_is(a[0], QN_K_TYPE) || !qn_is_pyclass(qn_class_ptr(a[0])) || !qn_is(a[1], QN_K_TUPLE))
    return qn_raise(rt, QN_E_TypeError, "_mark_fields() takes a class and tuples");
  qn_pyclass *c = qn_pyclass_of(qn_class_ptr(a[0]));
  qn_sym name = qn_sym_of(rt, "_defaults");
  if (!name || qn_ns_set(rt, &c->ns, name, a[2])) return -1;
  c->role = QN_ROLE_NAMEDTUPLE;
  qn_vset(rt, &c->members, qn_retained(a[1]));
  qn_class_changed(rt, c);
  return *out = qn_none(), 0;
}

FUNCTION(c_tuple_of) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "_tuple_of", "cls items/", a));
  qn_value t;
  QN_TRY(qn_tuple_construct(rt, &qn_tuple_class, &(qn_args){.pos = &a[1], .npos = 1}, &t));
  return qn_rebase(rt, qn_class_ptr(a[0]), t, out);
}

/* The name of the module that called the function of the library that calls this. */
FUNCTION(c_caller_name) {
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "_caller_name", "", NULL));
  const qn_frame *f = qn_vm_of(rt)->current->top;
  if (f && f->back) f = f->back;
  return *out = f ? qn_retained(f->globals->name) : qn_none(), 0;
}

static int collections_init(qn_rt *rt, qn_value m) {
  static const struct {
    const char *name;
    qn_class *cls;
  } classes[] = {{"deque", &qn_deque_class}, {"defaultdict", &qn_defaultdict_class}, {"_CounterBase", &qn_counter_base_class},
                 {"_OrderedBase", &qn_ordered_base_class}, {"_NamedBase", &named_base}};
  for (size_t i = 0; i < QN_COUNT(classes); i++) QN_TRY(qn_module_set(rt, m, classes[i].name, qn_class_value(classes[i].cls)));
  return qn_vm_run_library(rt, m, "collections.py", (qn_sv){(const char *)qn_collections_source, sizeof qn_collections_source - 1});
}

static const qn_method functions[] = {{.name = "_field", .fn = c_field}, {.name = "_mark_fields", .fn = c_mark_fields},
                                      {.name = "_tuple_of", .fn = c_tuple_of}, {.name = "_caller_name", .fn = c_caller_name}, {.name = NULL}};

/* collections.abc is there without an import of its own. */
static int submodule(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  if (!name || !qn_sv_is(qn_sv_of(name->text), "abc")) return name ? 1 : 0;
  return qn_vm_import(rt, QN_SV("collections.abc"), out) || qn_module_set(rt, module, "abc", *out) ? -1 : 0;
}
const qn_module_def qn_collections_module = {.name = "collections", .functions = functions, .init = collections_init, .missing = submodule};
