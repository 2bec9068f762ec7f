/* script.c - a loaded source: values of its constants, inline caches, global variables by slot. */
#include <unistd.h>

#include "runtime/object/bigint.h"
#include "runtime/vm/vm_int.h"

/* --- constants ------------------------------------------------------------------------------------------------------- */
static int big_constant(qn_rt *rt, qn_sv s, qn_value *out) {
  const bool negative = s.n && s.p[0] == '-';
  if (negative) s.p++, s.n--;
  const bool hex = s.n > 2 && s.p[1] == 'x';
  return qn_big_parse(rt, hex ? (qn_sv){s.p + 2, s.n - 2} : s, hex ? 16 : 10, negative, false, out);
}

static int constant(qn_rt *rt, const qn_unit *u, const qn_bconst *k, qn_value *out) {
  switch (k->kind) {
    case QN_BC_NONE: case QN_BC_NAMES: return *out = qn_none(), 0;
    case QN_BC_TRUE: return *out = qn_bool(true), 0;
    case QN_BC_FALSE: return *out = qn_bool(false), 0;
    case QN_BC_ELLIPSIS: return *out = (qn_value){.tag = QN_ELLIPSIS}, 0;
    case QN_BC_INT: return *out = qn_int(k->i), 0;
    case QN_BC_BIGINT: return big_constant(rt, k->s, out);
    case QN_BC_FLOAT: return *out = qn_float(k->f), 0;
    case QN_BC_COMPLEX: return qn_new_complex(rt, 0, k->f, out);
    case QN_BC_STR: return qn_new_str(rt, k->s, out);
    case QN_BC_BYTES: return qn_new_bytes(rt, k->s, out);
    case QN_BC_TUPLE: {
      qn_value t;
      if (qn_new_tuple(rt, NULL, k->n, &t)) return -1;
      for (uint32_t i = 0; i < k->n; i++) ((qn_tuple *)t.o)->items[i] = qn_retained(u->values[k->items[i]]);
      return *out = t, 0;
    }
  }
  return -1;
}

int qn_unit_load(qn_rt *rt, qn_unit *u) {
  if (u->values) return 0;
  qn_value *v = qn_alloc(rt->alloc, (u->consts.n + 1u) * sizeof *v);
  if (!v) return qn_raise_memory(rt);
  memset(v, 0, (u->consts.n + 1u) * sizeof *v);
  u->values = v;
  qn_vm *vm = qn_vm_of(rt);
  if (vm->units.n == vm->units.cap) {
    uint32_t cap = vm->units.cap ? vm->units.cap * 2 : 8;
    qn_unit **p = qn_realloc(rt->alloc, vm->units.items, vm->units.cap * sizeof *p, cap * sizeof *p);
    if (!p) return qn_unit_unload(rt, u), qn_raise_memory(rt);
    vm->units.items = p;
    vm->units.cap = cap;
  }
  vm->units.items[vm->units.n++] = u;
  for (uint32_t i = 0; i < u->consts.n; i++) /* a tuple comes after its items */
    if (constant(rt, u, &u->consts.data[i], &v[i])) return qn_unit_unload(rt, u), -1;
  for (uint32_t i = 0; i < u->codes.n; i++) {
    qn_code *c = u->codes.data[i];
    size_t size = (c->ncaches + 1u) * sizeof(qn_icache);
    c->caches = qn_alloc(rt->alloc, size);
    if (!c->caches) return qn_unit_unload(rt, u), qn_raise_memory(rt);
    memset(c->caches, 0, size);
  }
  return 0;
}

void qn_unit_unload(qn_rt *rt, qn_unit *u) {
  if (!u->values) return;
  for (uint32_t i = 0; i < u->consts.n; i++) qn_release(rt, u->values[i]);
  qn_free(rt->alloc, u->values, (u->consts.n + 1u) * sizeof *u->values);
  u->values = NULL;
  for (uint32_t i = 0; i < u->codes.n; i++) {
    qn_code *c = u->codes.data[i];
    qn_free(rt->alloc, c->caches, (c->ncaches + 1u) * sizeof(qn_icache));
    c->caches = NULL;
  }
}

void qn_unit_forget(qn_rt *rt, qn_unit *u) {
  qn_vm *vm = qn_vm_of(rt);
  for (uint32_t i = vm->units.n; i-- > 0;)
    if (vm->units.items[i] == u) {
      vm->units.items[i] = vm->units.items[--vm->units.n];
      break;
    }
  qn_unit_unload(rt, u);
}

/* --- global variables -------------------------------------------------------------------------------------------------- */
static int slot_of(const qn_script *s, qn_sym name) {
  uintptr_t at = (uintptr_t)qn_map_get(&s->unit->global_index, qn_sym_sv(name));
  return (int)at - 1;
}

bool qn_script_has_slot(const qn_script *s, qn_sym name) { return slot_of(s, name) >= 0; }

int qn_script_get(qn_rt *rt, qn_value script, qn_sym name, qn_value *out) {
  const qn_script *s = (const qn_script *)script.o;
  int i = slot_of(s, name);
  if (i >= 0 && (uint32_t)i < s->nslots) {
    if (s->slots[i].tag == QN_UNSET) return s->outer[1].tag == QN_OBJ ? qn_script_outer(rt, s, name, out) : 0;
    return *out = qn_retained(s->slots[i]), 1;
  }
  int r = s->extra.tag == QN_OBJ ? qn_dict_get_z(rt, s->extra, name->text, out) : 0;
  return r || s->outer[1].tag != QN_OBJ ? r : qn_script_outer(rt, s, name, out);
}

int qn_script_set(qn_rt *rt, qn_value script, qn_sym name, qn_value v) {
  qn_script *s = (qn_script *)script.o;
  int i = slot_of(s, name);
  if (i >= 0 && (uint32_t)i < s->nslots) return qn_vset(rt, &s->slots[i], qn_retained(v)), 0;
  if (s->extra.tag == QN_UNSET && qn_new_dict(rt, &s->extra)) return -1;
  return qn_dict_set_z(rt, s->extra, name->text, v);
}

/* --- the object ------------------------------------------------------------------------------------------------------------ */
void qn_script_clear(qn_rt *rt, qn_script *s) {
  for (uint32_t i = s->nregs; i-- > 0;) qn_vclear(rt, &s->slots[i]);
  qn_vclear(rt, &s->extra);
  qn_vclear(rt, &s->outer[0]);
  qn_vclear(rt, &s->outer[1]);
}

static void script_destroy(qn_rt *rt, qn_obj *o) {
  qn_script *s = (qn_script *)o;
  if (s->slots) qn_script_clear(rt, s);
  for (uint32_t i = 0; s->builtins && i < s->nslots; i++) qn_release(rt, s->builtins[i]);
  qn_free(rt->alloc, s->slots, s->nregs * sizeof(qn_value));
  qn_free(rt->alloc, s->builtins, (s->nslots + 1u) * sizeof(qn_value));
  qn_release(rt, s->name);
  qn_obj_free(rt, o, sizeof *s);
}

static int script_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_script *s = (const qn_script *)v.o;
  (void)rt;
  qn_sv name = qn_str_sv(s->name), file = s->unit->source->name;
  qn_buf_printf(out, "<module '%.*s' from '%.*s'>", (int)name.n, name.p, (int)file.n, file.p);
  return 0;
}

/* What a module's own __getattr__ gives for a name that it lacks; consumes the function. */
static int script_ask(qn_rt *rt, qn_value ask, qn_sym name, qn_value *out) {
  qn_value key = qn_none();
  int r = qn_new_str_sym(rt, name, &key) || qn_call_pos(rt, ask, &key, 1, out) ? -1 : 0;
  qn_release(rt, key);
  qn_release(rt, ask);
  return r;
}

static int script_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  int r = qn_script_get(rt, v, name, out);
  if (r) return r < 0 ? -1 : 0;
  const qn_script *s = (const qn_script *)v.o;
  if (strcmp(name->text, "__dict__") == 0) return qn_globals_dict(rt, s, out);
  if (strncmp(name->text, "__", 2) == 0 && qn_class_method(rt, &qn_object_class, name)) return 1;
  if (strcmp(name->text, "__class__") == 0 || strcmp(name->text, "__path__") == 0) return 1;
  qn_value ask;
  if ((r = qn_script_get(rt, v, qn_vm_of(rt)->syms[QN_S___getattr__], &ask)) != 0) return r < 0 ? -1 : script_ask(rt, ask, name, out);
  return qn_raise(rt, QN_E_AttributeError, "%smodule '%s' has no attribute '%s'%s", s->loading ? "partially initialized " : "",
                  qn_str_sv(s->name).p, name->text, s->loading ? " (most likely due to a circular import)" : "");
}

static int script_del(qn_rt *rt, qn_value v, qn_sym name) {
  qn_script *s = (qn_script *)v.o;
  int i = slot_of(s, name);
  if (i >= 0 && (uint32_t)i < s->nslots && s->slots[i].tag != QN_UNSET) return qn_vclear(rt, &s->slots[i]), 0;
  qn_value key;
  if (s->extra.tag != QN_OBJ) return qn_raise(rt, QN_E_AttributeError, "%s", name->text);
  if (qn_new_str_sym(rt, name, &key)) return -1;
  int r = qn_dict_del(rt, s->extra, key);
  qn_release(rt, key);
  return r < 0 ? -1 : r ? 0 : qn_raise(rt, QN_E_AttributeError, "%s", name->text);
}

static int script_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) { return qn_script_set(rt, v, name, x); }

qn_class qn_script_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "module", .module = "builtins", .kind = QN_K_OTHER,
                            .base = &qn_object_class, .destroy = script_destroy, .repr = script_repr, .get_attr = script_get,
                            .set_attr = script_set, .del_attr = script_del};

/* __file__: absolute where the source is a file; embedded modules and text of hosts keep their name. */
static int main_file(qn_rt *rt, const qn_unit *unit, qn_value *out) {
  qn_sv name = unit->source->name;
  char path[8192], *cwd;
  snprintf(path, sizeof path, "%.*s", (int)name.n, name.p);
  if (unit->library || name.n == 0 || *path == '/' || access(path, R_OK) != 0 || !(cwd = getcwd(NULL, 0)))
    return qn_new_str(rt, name, out);
  const char *tail = path;
  while (tail[0] == '.' && tail[1] == '/') tail += 2;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_printf(&b, "%s/%s", strcmp(cwd, "/") == 0 ? "" : cwd, tail);
  free(cwd);
  int r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

int qn_new_script(qn_rt *rt, qn_unit *unit, const char *name, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  qn_script *s = qn_obj_new(rt, &qn_script_class, sizeof *s);
  if (!s) return -1;
  qn_value v = qn_from_obj(s);
  const qn_code *code = unit->codes.data[0];
  s->unit = unit;
  s->nslots = unit->globals.n;
  s->nregs = code->nregs > s->nslots ? code->nregs : s->nslots;
  s->slots = qn_alloc(rt->alloc, s->nregs * sizeof(qn_value));
  s->builtins = qn_alloc(rt->alloc, (s->nslots + 1u) * sizeof(qn_value));
  if (s->slots) memset(s->slots, 0, s->nregs * sizeof(qn_value));
  if (s->builtins) memset(s->builtins, 0, (s->nslots + 1u) * sizeof(qn_value));
  if (!s->slots || !s->builtins) {
    qn_release(rt, v);
    return qn_raise_memory(rt);
  }
  if (qn_new_str(rt, qn_sv_of(name), &s->name)) return qn_release(rt, v), -1;
  for (uint32_t i = 0; i < s->nslots; i++)
    if (qn_module_get(rt, vm->builtins, unit->globals.data[i], &s->builtins[i]) < 0) return qn_release(rt, v), -1;
  qn_value file;
  if (qn_script_set(rt, v, vm->syms[QN_S___name__], s->name) || qn_script_set(rt, v, vm->syms[QN_S___doc__], qn_none()) ||
      main_file(rt, unit, &file))
    return qn_release(rt, v), -1;
  qn_sym package = qn_sym_of(rt, "__package__"), spec = qn_sym_of(rt, "__spec__");
  int bad = !package || !spec || qn_script_set(rt, v, package, qn_none()) || qn_script_set(rt, v, spec, qn_none()) ||
            qn_script_set(rt, v, vm->syms[QN_S___file__], file);
  qn_release(rt, file);
  if (bad) return qn_release(rt, v), -1;
  *out = v;
  return 0;
}
