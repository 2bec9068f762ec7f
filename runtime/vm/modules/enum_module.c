/* enum_module.c - the module enum: classes in Python (enum.py) over natives that read a member and tell the engine what an
 * enum's members are (runtime/vm/members.h). */
#include "runtime/object/internal.h"
#include "runtime/vm/members.h"
#include "runtime/vm/vm_int.h"

#include "vm/enum_py.inc"

static int attribute(qn_rt *rt, qn_value member, const char *what, qn_value v, qn_value *out) {
  if (v.tag == QN_UNSET) return qn_raise(rt, QN_E_AttributeError, "<enum '%s'> has no attribute '%s'", qn_type_name(member), what);
  return *out = qn_retained(v), 0;
}

static int e_value(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, missing;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "value", "member/", &v));
  qn_value found = qn_enum_value(rt, v);
  if (found.tag != QN_UNSET) return *out = qn_retained(found), 0;
  (void)missing;
  return *out = (qn_value){.tag = QN_ELLIPSIS}, 0; /* _missing_value: __new__ has set none yet */
}

static int e_name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "name", "member/", &v));
  return attribute(rt, v, "name", qn_enum_name(rt, v), out);
}

/* The class is an enum, and this dict has its members. */
static int e_mark(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "_mark", "cls members/", a));
  if (!qn_is(a[0], QN_K_TYPE) || !qn_is_pyclass(qn_class_ptr(a[0])) || !qn_is(a[1], QN_K_DICT))
    return qn_raise(rt, QN_E_TypeError, "_mark() takes a class and a dict");
  qn_pyclass *c = qn_pyclass_of(qn_class_ptr(a[0]));
  c->role = QN_ROLE_ENUM;
  qn_vset(rt, &c->members, qn_retained(a[1]));
  return *out = qn_none(), 0;
}

static int enum_init(qn_rt *rt, qn_value m) {
  QN_TRY(qn_module_set(rt, m, "_missing_value", (qn_value){.tag = QN_ELLIPSIS}));
  QN_TRY(qn_module_set(rt, m, "_property", qn_class_value(&qn_property_class)));
  QN_TRY(qn_module_set(rt, m, "_function", qn_class_value(&qn_function_class)));
  return qn_vm_run_library(rt, m, "enum.py", (qn_sv){(const char *)qn_enum_source, sizeof qn_enum_source - 1});
}

static const qn_method functions[] = {{.name = "_value", .fn = e_value}, {.name = "_name", .fn = e_name}, {.name = "_mark", .fn = e_mark}, {.name = NULL}};
const qn_module_def qn_enum_module = {.name = "enum", .functions = functions, .init = enum_init};
