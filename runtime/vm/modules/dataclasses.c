/* dataclasses.c - the module dataclasses is Python (dataclasses.py, embedded). Its methods are made from text by _define. */
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"
#include "vm/dataclasses_py.inc"

/* What `create` is after the text has run as a module of that name. Only the library's own texts come here. */
static int d_define(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const qn_module_def made = {.name = "dataclasses"};
  qn_value a[2], m;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "_define", "text module/", a));
  if (!qn_is(a[0], QN_K_STR) || !qn_is(a[1], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "_define() takes two strings");
  qn_sym text = qn_sym_of_str(rt, a[0]); /* lives as long as the runtime, as the code does */
  qn_sym create = qn_sym_of(rt, "create"), name = qn_sym_of_str(rt, a[1]);
  if (!text || !create || !name) return -1;
  QN_TRY(qn_new_module(rt, &made, &m));
  ((qn_modobj *)m.o)->name = name->text;
  int bad = qn_vm_run_library(rt, m, "dataclasses.py", qn_sym_sv(text));
  if (!bad && qn_module_get(rt, m, create, out) != 1) bad = -1;
  qn_release(rt, m);
  return bad;
}

static int dataclasses_init(qn_rt *rt, qn_value m) {
  return qn_vm_run_library(rt, m, "dataclasses.py", (qn_sv){(const char *)qn_dataclasses_source, sizeof qn_dataclasses_source - 1});
}
static const qn_method functions[] = {{.name = "_define", .fn = d_define}, {.name = NULL}};
const qn_module_def qn_dataclasses_module = {.name = "dataclasses", .functions = functions, .init = dataclasses_init};
