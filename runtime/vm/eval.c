/* eval.c - eval, exec and compile: text that a program has made is run among its names.
 *
 * What a changer must know: a text is a unit and a script of its own, without variables: its code reaches names as that of a class
 * body does (LOADN, STOREN), and those are the names of `outer`: locals, then globals (dicts, or the module's script), then the
 * builtins. A text of one code (no function, lambda or comprehension) leaves nothing behind: its arena goes when it has run. Others
 * are kept, each once. */
#include <setjmp.h>

#include "runtime/vm/vm_int.h"

typedef struct qn_codetext { /* what compile() gives */
  qn_obj obj;
  qn_value text, filename;
  bool expression;
} qn_codetext;

static void codetext_destroy(qn_rt *rt, qn_obj *o) {
  qn_codetext *c = (qn_codetext *)o;
  qn_release(rt, c->text);
  qn_release(rt, c->filename);
  qn_obj_free(rt, o, sizeof *c);
}
static int codetext_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_sv name = qn_str_sv(((const qn_codetext *)v.o)->filename);
  (void)rt;
  qn_buf_printf(out, "<code object <module>, file \"%.*s\", line 1>", (int)name.n, name.p);
  return 0;
}
static qn_class codetext_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "code", .module = "builtins", .kind = QN_K_OTHER, .base = &qn_object_class,
                                   .destroy = codetext_destroy, .repr = codetext_repr};

/* --- text to a unit -------------------------------------------------------------------------------------------------------- */
static const char ASSIGNED[] = "__value__"; /* an expression is compiled as the assignment of its value to this name */

static qn_unit *unit_in(qn_rt *rt, qn_arena *arena, qn_sv name, qn_sv text, bool expression, qn_diags *diags) {
  qn_diags_init(diags, arena);
  const qn_source *source = qn_source_from_text(arena, name, text, diags);
  if (source && expression) {
    if (!qn_parse_expr(arena, &rt->intern, source, QN_DIALECT_PYTHON, diags)) return NULL;
    const char *assignment = qn_arena_printf(arena, "%s = (%.*s\n)", ASSIGNED, (int)text.n, text.p);
    source = qn_source_from_text(arena, name, qn_sv_of(assignment), diags);
  }
  qn_node *root = source ? qn_parse(arena, &rt->intern, source, QN_DIALECT_PYTHON, diags) : NULL;
  qn_scopes *scopes = root && !diags->n_errors ? qn_resolve(arena, &rt->intern, root, source, diags) : NULL;
  if (!scopes || diags->n_errors) return NULL;
  return qn_bytecode_compile(arena, &rt->intern, source, root, scopes, QN_DIALECT_PYTHON, true, diags);
}

/* NULL: exception. */
static qn_unit *unit_of(qn_rt *rt, qn_arena *arena, qn_sv name, qn_sv text, bool expression) {
  jmp_buf here, *own = arena->oom;
  qn_diags diags = {0};
  qn_unit *volatile unit = NULL;
  volatile bool memory = false;
  jmp_buf *volatile outer = rt->arena.oom;
  while (expression && text.n && (*text.p == ' ' || *text.p == '\t')) text.p++, text.n--;
  if (expression && !text.n) return qn_raise(rt, QN_E_SyntaxError, "invalid syntax (%.*s, line 0)", (int)name.n, name.p), NULL;
  if (setjmp(here)) {
    memory = true;
  } else {
    arena->oom = &here;
    rt->arena.oom = &here; /* names are interned there */
    unit = unit_in(rt, arena, qn_arena_sv(arena, name), qn_arena_sv(arena, text), expression, &diags);
  }
  if (arena != &rt->arena) arena->oom = own;
  rt->arena.oom = outer;
  if (memory) return qn_raise_memory(rt), NULL;
  char file[256];
  snprintf(file, sizeof file, "%.*s", (int)name.n, name.p);
  if (!unit) (void)qn_vm_syntax_error(rt, NULL, file, &diags);
  return unit;
}

/* --- names -------------------------------------------------------------------------------------------------------------------- */
/* 1 found, 0 not, -1 */
int qn_script_outer(qn_rt *rt, const qn_script *s, qn_sym name, qn_value *out) {
  qn_value builtins;
  for (int k = 0; k < 2; k++) {
    const qn_value from = s->outer[k];
    if (from.tag != QN_OBJ) continue;
    int r = from.o->cls == &qn_script_class ? qn_script_get(rt, from, name, out) : qn_dict_get_z(rt, from, name->text, out);
    if (r) return r;
  }
  const qn_value globals = s->outer[1];
  if (qn_is(globals, QN_K_DICT) && qn_dict_get_z(rt, globals, "__builtins__", &builtins) > 0) { /* eval(text, {"__builtins__": {}}) has none */
    int r = qn_is(builtins, QN_K_DICT) ? qn_dict_get_z(rt, builtins, name->text, out) : qn_module_get(rt, qn_vm_of(rt)->builtins, name, out);
    return qn_release(rt, builtins), r;
  }
  return qn_module_get(rt, qn_vm_of(rt)->builtins, name, out);
}

/* A variable of the module's code is not unset from outside, for that code relies on its own `del`: what `except … as e` has left, which
 * is None by now, stays None. */
static int forget_variable(qn_rt *rt, qn_value module, qn_sym name) {
  qn_value had;
  const int there = qn_script_get(rt, module, name, &had);
  if (there <= 0) return there < 0 ? -1 : qn_raise(rt, QN_E_NameError, "name '%s' is not defined", name->text);
  const bool none = had.tag == QN_NONE;
  qn_release(rt, had);
  if (!qn_script_has_slot((const qn_script *)module.o, name)) return qn_script_class.del_attr(rt, module, name);
  return none ? 0 : qn_raise(rt, QN_E_NotImplementedError, "a module's variable is not deleted by exec(): write del %s", name->text);
}

int qn_script_store(qn_rt *rt, const qn_frame *f, qn_sym name, qn_value v) {
  qn_script *s = f->globals;
  const qn_value to = f->code->flags & QN_CODE_MODULE && s->outer[0].tag == QN_OBJ ? s->outer[0] : s->outer[1];
  if (strcmp(name->text, ASSIGNED) == 0) return qn_script_set(rt, qn_from_obj(s), name, v);
  if (to.tag != QN_OBJ) return qn_raise(rt, QN_E_RuntimeError, "the names that this text belongs to are gone");
  const bool module = to.o->cls == &qn_script_class;
  if (v.tag != QN_UNSET) return module ? qn_script_set(rt, to, name, v) : qn_dict_set_z(rt, to, name->text, v);
  if (module) return forget_variable(rt, to, name);
  qn_value key;
  if (qn_new_str_sym(rt, name, &key)) return -1;
  const int there = qn_dict_del(rt, to, key);
  qn_release(rt, key);
  return there < 0 ? -1 : there ? 0 : qn_raise(rt, QN_E_NameError, "name '%s' is not defined", name->text);
}

/* outer[0] locals or UNSET, outer[1] globals: owned by the script. */
static int script_of(qn_rt *rt, qn_unit *unit, const qn_value *outer, qn_value *out) {
  if ((!unit->values && qn_unit_load(rt, unit)) || qn_new_script(rt, unit, "__main__", out)) return -1;
  qn_script *s = (qn_script *)out->o;
  for (uint32_t i = 0; i < s->nslots; i++) { /* __name__ and its like are those of outer */
    qn_vclear(rt, &s->slots[i]);
    qn_vclear(rt, &s->builtins[i]);
  }
  qn_vclear(rt, &s->extra);
  for (int k = 0; k < 2; k++) s->outer[k] = qn_retained(outer[k]);
  return 0;
}

static int run_text(qn_rt *rt, qn_unit *unit, const qn_value *outer, qn_value *out) {
  qn_value script;
  if (script_of(rt, unit, outer, &script)) return -1;
  int bad = qn_run_script(rt, (qn_script *)script.o);
  if (out && !bad) bad = qn_script_get(rt, script, qn_sym_of(rt, ASSIGNED), out) == 1 ? 0 : -1;
  qn_release(rt, script);
  return bad ? -1 : 0;
}

/* --- the builtins ---------------------------------------------------------------------------------------------------------------- */
static int namespaces(qn_rt *rt, const char *who, const qn_value *given, qn_value *outer) {
  const qn_frame *f = qn_vm_of(rt)->current->top;
  const bool globals = given[0].tag != QN_UNSET && given[0].tag != QN_NONE, locals = given[1].tag != QN_UNSET && given[1].tag != QN_NONE;
  outer[0] = outer[1] = (qn_value){.tag = QN_UNSET};
  if (globals && !qn_is(given[0], QN_K_DICT))
    return strcmp(who, "eval") == 0 ? qn_raise(rt, QN_E_TypeError, "globals must be a dict")
                                    : qn_raise(rt, QN_E_TypeError, "exec() globals must be a dict, not %s", qn_class_of(given[0])->name);
  if (locals && !qn_is(given[1], QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "locals must be a dict here, not %s", qn_class_of(given[1])->name);
  qn_value own;
  const qn_value module = globals && qn_is_globals(given[0]) ? qn_globals_script(rt, given[0]) : (qn_value){.tag = QN_UNSET};
  if (module.tag == QN_OBJ) {
    outer[1] = qn_retained(module);
  } else if (globals) {
    const int there = qn_dict_get_z(rt, given[0], "__builtins__", &own);
    if (there < 0 || (!there && qn_dict_set_z(rt, given[0], "__builtins__", ((qn_modobj *)qn_vm_of(rt)->builtins.o)->attrs))) return -1;
    if (there) qn_release(rt, own);
    outer[1] = qn_retained(given[0]);
  } else {
    outer[1] = qn_retained(f->globals->outer[1].tag == QN_OBJ ? f->globals->outer[1] : qn_from_obj(f->globals));
  }
  if (locals && !(qn_is_globals(given[1]) && outer[1].tag == QN_OBJ && qn_globals_script(rt, given[1]).o == outer[1].o)) outer[0] = qn_retained(given[1]);
  else if (!locals && !globals && f->code->flags & QN_CODE_MODULE) outer[0] = qn_retained(f->globals->outer[0]);
  else if (!locals && !globals && qn_locals_dict(rt, f, &outer[0])) return qn_release(rt, outer[1]), -1;
  return 0;
}

/* The unit of a text that has functions, which may live on: it is kept as long as the session, and known by its text. */
static int kept_unit(qn_rt *rt, qn_sv file, qn_sv text, bool expression, bool make, qn_unit **out) {
  qn_vm *vm = qn_vm_of(rt);
  qn_value key, at;
  qn_buf b;
  *out = NULL;
  if (!make && vm->evaluated.tag == QN_UNSET) return 0;
  if (vm->evaluated.tag == QN_UNSET && qn_new_dict(rt, &vm->evaluated)) return -1;
  qn_buf_init(&b, rt->alloc);
  qn_buf_c(&b, expression ? 'e' : 'x');
  qn_buf_sv(&b, file);
  qn_buf_c(&b, '\n');
  qn_buf_sv(&b, text);
  int bad = qn_new_str_buf(rt, &b, &key);
  qn_buf_deinit(&b);
  if (bad) return -1;
  const int there = qn_dict_get(rt, vm->evaluated, key, &at);
  if (there > 0) *out = (qn_unit *)(uintptr_t)at.i;
  else if (there == 0 && make && (*out = unit_of(rt, &rt->arena, file, text, expression)) != NULL) bad = qn_dict_set(rt, vm->evaluated, key, qn_int((int64_t)(uintptr_t)*out));
  qn_release(rt, key);
  return bad || there < 0 || (make && !*out) ? -1 : 0;
}

static int run_once(qn_rt *rt, qn_sv file, qn_sv text, bool expression, const qn_value *outer, qn_value *out) {
  qn_unit *unit;
  if (kept_unit(rt, file, text, expression, false, &unit)) return -1;
  if (unit) return run_text(rt, unit, outer, out);
  qn_arena arena;
  qn_arena_init(&arena, rt->alloc);
  unit = unit_of(rt, &arena, file, text, expression);
  const bool lasts = unit && unit->codes.n > 1;
  int bad = !unit ? -1 : lasts ? 0 : run_text(rt, unit, outer, out);
  if (unit && !lasts) qn_unit_forget(rt, unit);
  qn_arena_deinit(&arena);
  if (!lasts || bad) return bad;
  return kept_unit(rt, file, text, expression, true, &unit) ? -1 : run_text(rt, unit, outer, out);
}

static int evaluate(qn_rt *rt, const qn_args *args, const char *name, bool expression, qn_value *out) {
  qn_value v[3], outer[2], value = {.tag = QN_UNSET};
  if (qn_args_parse(rt, args, name, "source|globals locals/", v)) return -1;
  const qn_codetext *code = v[0].tag == QN_OBJ && v[0].o->cls == &codetext_class ? (const qn_codetext *)v[0].o : NULL;
  if (!code && !qn_is(v[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "%s() arg 1 must be a string, bytes or code object", name);
  const qn_sv text = qn_str_sv(code ? code->text : v[0]), file = code ? qn_str_sv(code->filename) : QN_SV("<string>");
  const bool wants = code ? code->expression : expression;
  if (namespaces(rt, name, v + 1, outer)) return -1;
  const qn_value held = qn_retained(v[0]); /* the text may drop the last name of its own text */
  int bad = run_once(rt, file, text, wants, outer, wants ? &value : NULL);
  qn_release(rt, held);
  qn_release(rt, outer[0]), qn_release(rt, outer[1]);
  if (bad) return -1;
  if (expression && wants) return *out = value, 0;
  qn_release(rt, value);
  return *out = qn_none(), 0;
}

int qn_b_eval(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) { return evaluate(rt, args, "eval", true, out); }
int qn_b_exec(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) { return evaluate(rt, args, "exec", false, out); }

/* compile(source, filename, mode): checked now, compiled among the names that it is run with. */
int qn_b_compile(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[6];
  if (qn_args_parse(rt, args, "compile", "source filename mode|flags dont_inherit optimize", v)) return -1;
  if (!qn_is(v[0], QN_K_STR) || !qn_is(v[1], QN_K_STR) || !qn_is(v[2], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "compile() takes texts here");
  const bool expression = qn_sv_is(qn_str_sv(v[2]), "eval");
  if (!expression && !qn_sv_is(qn_str_sv(v[2]), "exec"))
    return qn_raise(rt, qn_sv_is(qn_str_sv(v[2]), "single") ? QN_E_NotImplementedError : QN_E_ValueError, "compile() mode must be 'exec' or 'eval'");
  qn_arena arena;
  qn_arena_init(&arena, rt->alloc);
  const bool fine = unit_of(rt, &arena, qn_str_sv(v[1]), qn_str_sv(v[0]), expression) != NULL;
  qn_arena_deinit(&arena);
  if (!fine) return -1;
  qn_codetext *c = qn_obj_new(rt, &codetext_class, sizeof *c);
  if (!c) return -1;
  c->text = qn_retained(v[0]), c->filename = qn_retained(v[1]), c->expression = expression;
  return *out = qn_from_obj(c), 0;
}
