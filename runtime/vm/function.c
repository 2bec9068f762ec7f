/* function.c - functions, cells: objects that the compiler's code makes. */
#include "runtime/vm/vm_int.h"

static void function_destroy(qn_rt *rt, qn_obj *o) {
  qn_function *fn = (qn_function *)o;
  uint32_t n = fn->code->nfrees;
  if (fn->engine_free && fn->engine_data) fn->engine_free(rt, fn->engine_data);
  qn_release(rt, fn->defaults);
  qn_release(rt, fn->kwdefaults);
  qn_release(rt, fn->annotations);
  qn_release(rt, fn->doc);
  qn_release(rt, fn->attrs);
  for (uint32_t i = 0; i < n; i++) qn_release(rt, fn->cells[i]);
  if (fn->globals) qn_release(rt, qn_from_obj(fn->globals));
  qn_obj_free(rt, o, sizeof *fn + n * sizeof(qn_value));
}

static int function_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, "<function %s at %p>", ((qn_function *)v.o)->qualname->text, (void *)v.o);
  return 0;
}

static int or_none(qn_value v, qn_value *out) { return *out = v.tag == QN_UNSET ? qn_none() : qn_retained(v), 0; }

static int or_new_dict(qn_rt *rt, qn_value *d, qn_value *out) {
  if (d->tag == QN_UNSET && qn_new_dict(rt, d)) return -1;
  return *out = qn_retained(*d), 0;
}

static int function_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_function *fn = (qn_function *)v.o;
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (name == s[QN_S___name__]) return qn_new_str_sym(rt, fn->name, out);
  if (name == s[QN_S___qualname__]) return qn_new_str_sym(rt, fn->qualname, out);
  if (name == s[QN_S___doc__]) {
    if (fn->doc.tag == QN_UNSET && fn->code->doc.p && qn_new_str(rt, fn->code->doc, &fn->doc)) return -1;
    return or_none(fn->doc, out);
  }
  if (name == s[QN_S___module__]) return *out = qn_retained(fn->globals->name), 0;
  if (name == s[QN_S___defaults__]) return or_none(fn->defaults, out);
  if (name == s[QN_S___kwdefaults__]) return or_none(fn->kwdefaults, out);
  if (name == s[QN_S___annotations__]) return or_new_dict(rt, &fn->annotations, out);
  if (name == s[QN_S___dict__]) return or_new_dict(rt, &fn->attrs, out);
  if (fn->attrs.tag == QN_OBJ) {
    int r = qn_dict_get_z(rt, fn->attrs, name->text, out);
    if (r) return r < 0 ? -1 : 0;
  }
  return 1;
}

static int function_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_function *fn = (qn_function *)v.o;
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (name == s[QN_S___name__] || name == s[QN_S___qualname__]) {
    if (!qn_is(x, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "%s must be set to a string object", name->text);
    qn_sym text = qn_sym_of_str(rt, x);
    if (!text) return -1;
    if (name == s[QN_S___name__]) fn->name = text;
    else fn->qualname = text;
    return 0;
  }
  if (name == s[QN_S___doc__]) return qn_vset(rt, &fn->doc, qn_retained(x)), 0;
  if (fn->attrs.tag == QN_UNSET && qn_new_dict(rt, &fn->attrs)) return -1;
  return qn_dict_set_z(rt, fn->attrs, name->text, x);
}

static int function_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) { return qn_call_function_hook(rt, v, args, out); }

qn_class qn_function_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "function", .module = "builtins", .kind = QN_K_FUNCTION,
                              .base = &qn_object_class, .destroy = function_destroy, .repr = function_repr,
                              .get_attr = function_get, .set_attr = function_set, .call = function_call};

int qn_new_function(qn_rt *rt, qn_code *code, qn_script *globals, qn_value *out) {
  qn_function *fn = qn_obj_new(rt, &qn_function_class, sizeof *fn + code->nfrees * sizeof(qn_value));
  if (!fn) return -1;
  fn->code = code;
  fn->globals = globals;
  qn_retain(qn_from_obj(globals));
  fn->name = code->name;
  fn->qualname = code->qualname;
  fn->tier = (code->flags & (QN_CODE_HAS_LOOP | QN_CODE_HAS_COMP)) && !code->unit->library && !code->unit->evaluated && qn_vm_of(rt)->opts.call_tier ? QN_TIER_ASK : QN_TIER_VM;
  *out = qn_from_obj(fn);
  return 0;
}

/* parts: defaults, keyword defaults, annotations; None where there are none. */
int qn_op_make_function(qn_rt *rt, qn_frame *f, qn_code *code, const qn_value *parts, qn_value *out) {
  qn_value v;
  if (qn_new_function(rt, code, f->globals, &v)) return -1;
  qn_function *fn = (qn_function *)v.o;
  if (parts[0].tag == QN_OBJ) {
    fn->defaults = qn_retained(parts[0]);
    fn->ndefaults = (uint32_t)((qn_tuple *)parts[0].o)->n;
  }
  if (parts[1].tag == QN_OBJ) fn->kwdefaults = qn_retained(parts[1]);
  if (parts[2].tag == QN_OBJ) fn->annotations = qn_retained(parts[2]);
  for (uint32_t i = 0; i < code->nfrees; i++)
    if (code->captures[i] != QN_NOREG) fn->cells[i] = qn_retained(f->r[code->captures[i]]);
  *out = v;
  return 0;
}

/* --- cells ---------------------------------------------------------------------------------------------------------------- */
static void cell_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_cell *)o)->v);
  qn_obj_free(rt, o, sizeof(qn_cell));
}

qn_class qn_cell_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "cell", .module = "builtins", .kind = QN_K_CELL,
                          .base = &qn_object_class, .destroy = cell_destroy};

int qn_new_cell(qn_rt *rt, qn_value v, qn_value *out) {
  qn_cell *c = qn_obj_new(rt, &qn_cell_class, sizeof *c);
  if (!c) return -1;
  c->v = qn_retained(v);
  *out = qn_from_obj(c);
  return 0;
}

/* --- for the engine ------------------------------------------------------------------------------------------------------------- */
int qn_function_lookup(qn_rt *rt, const qn_function *fn, qn_sym name, qn_value *out) {
  const qn_code *c = fn->code;
  for (uint32_t i = 0; i < c->nfrees; i++) {
    if (c->scope->frees.data[i]->name != name || fn->cells[i].tag != QN_OBJ) continue;
    const qn_value *v = &((const qn_cell *)fn->cells[i].o)->v;
    if (v->tag == QN_UNSET) return 0;
    return *out = qn_retained(*v), 1;
  }
  if (name->text[0] == '.') return qn_vm_lookup_dotted(rt, name, out);
  int r = qn_script_get(rt, qn_from_obj(fn->globals), name, out);
  if (r) return r;
  return qn_module_get(rt, qn_vm_of(rt)->builtins, name, out);
}
