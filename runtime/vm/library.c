/* library.c - modules that are written in Python and embedded: their source is compiled into the runtime's arena when it is
 * first imported, and its names become the module's. */
#include "runtime/vm/vm_int.h"

static qn_unit *compile(qn_rt *rt, const char *name, qn_sv text) {
  qn_diags diags;
  qn_diags_init(&diags, &rt->arena);
  const qn_source *source = qn_source_from_text(&rt->arena, qn_sv_of(name), text, &diags);
  qn_node *root = source ? qn_parse(&rt->arena, &rt->intern, source, QN_DIALECT_PYTHON, &diags) : NULL;
  qn_scopes *scopes = root ? qn_resolve(&rt->arena, &rt->intern, root, source, &diags) : NULL;
  qn_unit *unit = scopes ? qn_bytecode_compile(&rt->arena, &rt->intern, source, root, scopes, QN_DIALECT_PYTHON, false, &diags) : NULL;
  if (unit) unit->library = true;
  return unit;
}

static qn_unit *compile_guarded(qn_rt *rt, const char *name, qn_sv text) {
  jmp_buf here, *volatile outer = rt->arena.oom;
  qn_unit *volatile unit = NULL;
  if (!setjmp(here)) {
    rt->arena.oom = &here;
    unit = compile(rt, name, text);
  }
  rt->arena.oom = outer;
  return unit;
}

/* The natives of `module` are visible to the source as its globals. */
int qn_vm_run_library(qn_rt *rt, qn_value module, const char *file, qn_sv text) {
  qn_unit *unit = compile_guarded(rt, file, text);
  if (!unit) return qn_raise_memory(rt);
  qn_value script, attrs = ((qn_modobj *)module.o)->attrs;
  if (qn_unit_load(rt, unit) || qn_new_script(rt, unit, ((qn_modobj *)module.o)->name, &script)) return -1;
  qn_script *s = (qn_script *)script.o;
  int64_t pos = 0;
  qn_value k, v;
  int bad = 0;
  while (!bad && qn_dict_next(attrs, &pos, &k, &v)) {
    qn_sym name = qn_sym_of_str(rt, k);
    bad = !name || qn_script_set(rt, script, name, v);
  }
  qn_value names = {.tag = QN_UNSET};
  bad = bad || qn_run_script(rt, s) || qn_globals_dict(rt, s, &names);
  pos = 0;
  while (!bad && qn_dict_next(names, &pos, &k, &v)) {
    qn_sym name = qn_sym_of_str(rt, k);
    bad = !name || (strncmp(name->text, "__", 2) != 0 && qn_module_set(rt, module, name->text, v));
  }
  qn_release(rt, names);
  qn_release(rt, script);
  return bad ? -1 : 0;
}
