/* jitclass.c - numba.experimental.jitclass: classes whose objects are made of typed fields and whose methods are kernels.
 *
 * The decorated class stays as it is and is asked for its methods; what the decorator gives is a class of its own whose
 * objects are wrappers (wrap.c). A field's type is known by its text until the class is first used, so that deferred types
 * and classes that name each other can be written in any order. */
#include "engine/wrap.h"

typedef struct jitclass {
  qn_class cls; /* of the objects; as a value it is a class itself */
  qn_value source; /* the script's class */
  qn_session *session;
  qn_kclass k;
  qn_sym *fields;
  const char **texts; /* types of the fields */
  uint32_t *at;       /* their first slots */
  bool resolved, resolving;
  struct jitclass *next;
  QN_VEC(struct jitmethod {
    qn_sym name;
    qn_value kernel;
  }) methods;
} jitclass;

static qn_class jittype_class; /* the class of jitclasses */

static jitclass *of_class(const qn_class *c) { return c->obj.cls == &jittype_class ? (jitclass *)(uintptr_t)c : NULL; }
const qn_kclass *qn_klass_of_jitclass(const qn_class *c) {
  jitclass *j = of_class(c);
  return j ? &j->k : NULL;
}
const qn_class *qn_class_of_klass(const qn_kclass *k) {
  return k->kind == QN_KCLASS_JITCLASS ? &((jitclass *)k->user)->cls : NULL;
}

/* --- types of the fields ------------------------------------------------------------------------------------------------ */
static bool resolve(void *user, const char **why) {
  jitclass *j = user;
  qn_session *s = j->session;
  if (j->resolved) return true;
  uint32_t at = 0;
  uint8_t kinds[64];
  const qn_type **types = QN_NEW_N(&s->arena, const qn_type *, j->k.n + 1);
  for (uint32_t i = 0; i < j->k.n; i++) {
    const char *message = NULL;
    if (!qn_type_parse(&s->types, qn_sv_of(j->texts[i]), &types[i], &message)) {
      *why = qn_arena_printf(&s->arena, "field '%s': %s", j->fields[i]->text, message ? message : "unknown type");
      return false;
    }
    j->at[i] = at;
    at += qn_type_slots(types[i], kinds, sizeof kinds);
  }
  j->k.types = types;
  j->resolved = true;
  return true;
}

static int resolved(jitclass *j) { /* for the VM: -1 with an exception */
  jmp_buf oom;
  const char *why = NULL;
  if (j->resolved) return 0;
  jmp_buf *outer = j->session->arena.oom;
  j->session->arena.oom = &oom;
  bool fine = setjmp(oom) == 0 && resolve(j, &why);
  j->session->arena.oom = outer;
  return fine ? 0 : qn_raise(&j->session->rt, QN_E_TypeError, "the spec of '%s': %s", j->cls.name, why ? why : "out of memory");
}

const qn_type *qn_external_type(void *user, enum qn_external what, uint32_t number) {
  qn_session *s = user;
  if (what == QN_EXTERNAL_RECORD) {
    const qn_kclass *k = qn_kclass_of_number(s, number);
    return k ? qn_type_records(&s->types, k, 0, false) : NULL;
  }
  if (what == QN_EXTERNAL_JITCLASS) {
    for (jitclass *j = s->jitclasses; j; j = j->next)
      if (j->k.number == number) return qn_type_of_class(&s->types, QN_TYPE_INSTANCE, &j->k);
    return NULL;
  }
  const char *text = number < s->deferred.n ? s->deferred.data[number] : NULL, *message;
  const qn_type *t = NULL;
  return text && qn_type_parse(&s->types, qn_sv_of(text), &t, &message) ? t : NULL;
}

/* --- methods -------------------------------------------------------------------------------------------------------------- */
static bool kernel_of(jitclass *j, qn_sym name, qn_value fn, qn_value *out) {
  qn_rt *rt = &j->session->rt;
  for (uint32_t i = 0; i < j->methods.n; i++)
    if (j->methods.data[i].name == name) return *out = j->methods.data[i].kernel, true;
  const qn_kernel_options options = {.form = QN_FORM_JIT, .nopython = true, .wraparound = true};
  qn_value list, kernel;
  if (qn_new_list(rt, NULL, 0, &list)) return qn_exc_clear(rt), false;
  int status = qn_new_kernel(rt, fn, &options, list, &kernel);
  qn_release(rt, list);
  if (status) return qn_exc_clear(rt), false;
  jmp_buf oom;
  jmp_buf *outer = j->session->arena.oom;
  j->session->arena.oom = &oom;
  bool fine = setjmp(oom) == 0;
  if (fine) qn_vec_push(&j->session->arena, &j->methods, ((struct jitmethod){name, kernel}));
  j->session->arena.oom = outer;
  if (!fine) return qn_release(rt, kernel), false;
  return *out = kernel, true;
}

/* A method, static method or property (`setter`: its other function) of the script's class, as a kernel. */
static enum qn_classfn find_method(jitclass *j, qn_sv name, bool setter, qn_value *kernel) {
  qn_rt *rt = &j->session->rt;
  qn_value found, fn;
  qn_sym sym = qn_intern_find(&rt->intern, name);
  if (!sym || !qn_class_lookup(qn_class_ptr(j->source), sym, &found)) return QN_CLASSFN_NONE;
  enum qn_classfn kind = qn_class_function(found, &fn);
  if (setter) {
    char text[160];
    if (kind != QN_CLASSFN_PROPERTY || !qn_property_setter(found, &fn)) return QN_CLASSFN_NONE;
    snprintf(text, sizeof text, "%.*s.setter", (int)name.n, name.p);
    sym = qn_sym_of(rt, text);
    if (!sym) return qn_exc_clear(rt), QN_CLASSFN_NONE;
  }
  if (kind == QN_CLASSFN_NONE || kind == QN_CLASSFN_CLASS) return QN_CLASSFN_NONE;
  return kernel_of(j, sym, fn, kernel) ? kind : QN_CLASSFN_NONE;
}

static void member(void *user, qn_arena *a, qn_sv name, qn_kmember *out) {
  jitclass *j = user;
  qn_value kernel, found;
  bool setter = name.n > 7 && memcmp(name.p + name.n - 7, ".setter", 7) == 0;
  qn_sv plain = {name.p, setter ? name.n - 7 : name.n};
  switch (find_method(j, plain, setter, &kernel)) {
    case QN_CLASSFN_METHOD: out->kind = QN_KMEMBER_METHOD; break;
    case QN_CLASSFN_STATIC: out->kind = QN_KMEMBER_STATIC; break;
    case QN_CLASSFN_PROPERTY: out->kind = setter ? QN_KMEMBER_METHOD : QN_KMEMBER_PROPERTY; break;
    case QN_CLASSFN_CLASS:
    case QN_CLASSFN_NONE: {
      qn_sym sym = qn_intern_find(&j->session->rt.intern, name);
      if (setter || !sym || !qn_class_lookup(qn_class_ptr(j->source), sym, &found)) return;
      qn_global_of_value(j->session, a, found, QN_RULES_NUMBA, &out->value);
      if (out->value.kind != QN_GLOBAL_OTHER) out->kind = QN_KMEMBER_VALUE;
      return;
    }
  }
  qn_global_of_value(j->session, a, kernel, QN_RULES_NUMBA, &out->value);
  if (out->value.kind != QN_GLOBAL_FUNCTION) out->kind = QN_KMEMBER_MISSING;
}

enum { ARGS_MAX = 200 };

static int call_with(qn_rt *rt, qn_value kernel, qn_value self, const qn_args *args, qn_value *out) {
  qn_value pos[ARGS_MAX + 1];
  if (args->npos > ARGS_MAX) return qn_raise(rt, QN_E_TypeError, "too many arguments");
  pos[0] = self;
  for (uint32_t i = 0; i < args->npos; i++) pos[i + 1] = args->pos[i];
  return qn_call_object(rt, kernel, &(qn_args){pos, args->npos + 1, args->nkw, args->kwnames, args->kwvals}, out);
}

/* 1: no such method. */
static int call_special(qn_rt *rt, qn_value self, const char *name, const qn_value *args, uint32_t n, qn_value *out) {
  qn_value kernel;
  if (find_method(of_class(self.o->cls), qn_sv_of(name), false, &kernel) != QN_CLASSFN_METHOD) return 1;
  return call_with(rt, kernel, self, &(qn_args){.pos = args, .npos = n}, out);
}

/* --- objects ---------------------------------------------------------------------------------------------------------------- */
static int construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  jitclass *j = of_class(cls);
  uint32_t slots = 0;
  uint64_t refs = 0;
  uint8_t kinds[64];
  if (resolved(j)) return -1;
  for (uint32_t i = 0; i < j->k.n; i++) {
    uint32_t n = qn_type_slots(j->k.types[i], kinds, sizeof kinds);
    for (uint32_t b = 0; b < n && slots + b < 64; b++)
      if (kinds[b] == QN_SLOT_REF || kinds[b] == QN_SLOT_STR) refs |= UINT64_C(1) << (slots + b);
    slots += n;
  }
  if (slots > 64) return qn_raise(rt, QN_E_TypeError, "'%s' has more than 64 values in its fields", cls->name);
  qn_kctx ctx;
  qn_kobj *ko;
  qn_kctx_init(&ctx, NULL);
  if (qn_k_instance_new(&ctx, QN_KO_INSTANCE, slots, (int64_t)refs, j->k.number & 0xffff, &ko)) return qn_kheap_clear(&ctx), qn_raise_memory(rt);
  qn_kobj_take_result(&ctx, ko);
  qn_kheap_clear(&ctx);
  qn_value self, kernel, none;
  const qn_type *type = qn_type_of_class(&j->session->types, QN_TYPE_INSTANCE, &j->k);
  if (qn_wrap_new(j->session, cls, type, ko, &self)) return qn_kobj_drop(ko), -1;
  int r = 0;
  if (find_method(j, QN_SV("__init__"), false, &kernel) == QN_CLASSFN_METHOD) {
    r = call_with(rt, kernel, self, args, &none);
    if (r == 0) qn_release(rt, none);
  } else if (args->npos || args->nkw) {
    r = qn_raise(rt, QN_E_TypeError, "%s() takes no arguments", cls->name);
  }
  if (r) return qn_release(rt, self), -1;
  return *out = self, 0;
}

static bool identifier(const char *z) {
  for (; *z; z++)
    if (!((*z >= 'a' && *z <= 'z') || (*z >= 'A' && *z <= 'Z') || (*z >= '0' && *z <= '9') || *z == '_' || (unsigned char)*z >= 0x80)) return false;
  return true;
}

static int get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  jitclass *j = of_class(v.o->cls);
  qn_value kernel, found;
  if (resolved(j)) return -1;
  int at = qn_kclass_find(&j->k, qn_sym_sv(name));
  if (at >= 0) {
    const uint64_t *slots = (const uint64_t *)(const void *)((const char *)qn_wrapped(v)->ko + QN_KO_SLOTS);
    return qn_slots_get(j->session, j->k.types[at], slots + j->at[at], out);
  }
  switch (find_method(j, qn_sym_sv(name), false, &kernel)) {
    case QN_CLASSFN_METHOD: return qn_new_bound_method(rt, v, kernel, out);
    case QN_CLASSFN_STATIC: return *out = qn_retained(kernel), 0;
    case QN_CLASSFN_PROPERTY: return call_with(rt, kernel, v, &(qn_args){0}, out);
    case QN_CLASSFN_CLASS:
    case QN_CLASSFN_NONE: break;
  }
  if (strcmp(name->text, "__class__") == 0) return *out = qn_class_value(&j->cls), qn_retain(*out), 0;
  if (qn_class_lookup(qn_class_ptr(j->source), name, &found) && found.tag != QN_OBJ) return *out = found, 0;
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", j->cls.name, name->text);
}

static int set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  jitclass *j = of_class(v.o->cls);
  qn_value kernel, none, args[2] = {v, x};
  if (resolved(j)) return -1;
  int r;
  if (qn_kclass_find(&j->k, qn_sym_sv(name)) >= 0 && identifier(name->text)) {
    char text[200];
    snprintf(text, sizeof text, "def op(self, value):\n    self.%.120s = value\n", name->text);
    r = qn_op_call(j->session, text, args, 2, &none);
  } else if (find_method(j, qn_sym_sv(name), true, &kernel) == QN_CLASSFN_PROPERTY) {
    r = qn_call_pos(rt, kernel, args, 2, &none);
  } else {
    return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", j->cls.name, name->text);
  }
  if (r == 0) qn_release(rt, none);
  return r;
}

/* --- special methods ---------------------------------------------------------------------------------------------------------- */
static const char *const binary_names[QN_BINOP_COUNT] = {"add", "sub", "mul", "truediv", "floordiv", "mod", "pow",
                                                         "matmul", "lshift", "rshift", "and", "or", "xor", "divmod"};
static int binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  char name[24];
  snprintf(name, sizeof name, "__%s%s__", reflected ? "r" : "", binary_names[op]);
  return call_special(rt, reflected ? b : a, name, reflected ? &a : &b, 1, out);
}

static int inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  char name[24];
  snprintf(name, sizeof name, "__i%s__", binary_names[op]);
  return call_special(rt, a, name, &b, 1, out);
}

static int unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  const char *name = op == QN_NEG ? "__neg__" : op == QN_POS ? "__pos__" : "__invert__";
  int r = call_special(rt, a, name, NULL, 0, out);
  return r == 1 ? qn_raise(rt, QN_E_TypeError, "bad operand type for unary %s: '%s'", op == QN_NEG ? "-" : op == QN_POS ? "+" : "~", a.o->cls->name) : r;
}

static int compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  static const char *const names[] = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};
  static const uint8_t mirrored[] = {QN_GT, QN_GE, QN_EQ, QN_NE, QN_LT, QN_LE};
  int r = 1;
  if (of_class(qn_class_of(a))) r = call_special(rt, a, names[op], &b, 1, out);
  else if (of_class(qn_class_of(b))) r = call_special(rt, b, names[mirrored[op]], &a, 1, out);
  if (r != 1 || (op != QN_EQ && op != QN_NE)) return r;
  if (op == QN_NE && of_class(qn_class_of(a)) && (r = call_special(rt, a, "__eq__", &b, 1, out)) == 0) return *out = qn_bool(!qn_truth(rt, *out)), 0;
  if (r != 1) return r;
  bool same = qn_is_wrapped(a) && qn_is_wrapped(b) && qn_wrapped(a)->ko == qn_wrapped(b)->ko;
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int64_t length(qn_rt *rt, qn_value v) {
  qn_value n;
  int64_t i;
  int r = call_special(rt, v, "__len__", NULL, 0, &n);
  if (r == 1) return qn_raise(rt, QN_E_TypeError, "object of type '%s' has no len()", v.o->cls->name);
  if (r || qn_as_index(rt, n, &i)) return -1;
  return i < 0 ? qn_raise(rt, QN_E_ValueError, "__len__() should return >= 0") : i;
}

static int truth(qn_rt *rt, qn_value v) {
  qn_value b;
  int r = call_special(rt, v, "__bool__", NULL, 0, &b);
  if (r == 1) r = call_special(rt, v, "__len__", NULL, 0, &b);
  return r == 1 ? 1 : r ? -1 : qn_truth(rt, b);
}

static int get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int r = call_special(rt, v, "__getitem__", &key, 1, out);
  return r == 1 ? qn_raise(rt, QN_E_TypeError, "'%s' object is not subscriptable", v.o->cls->name) : r;
}
static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_value args[2] = {key, x}, none;
  int r = call_special(rt, v, "__setitem__", args, 2, &none);
  if (r == 0) qn_release(rt, none);
  return r == 1 ? qn_raise(rt, QN_E_TypeError, "'%s' object does not support item assignment", v.o->cls->name) : r;
}
static int contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_value b;
  int r = call_special(rt, v, "__contains__", &x, 1, &b);
  if (r == 1) return qn_raise(rt, QN_E_TypeError, "argument of type '%s' is not iterable", v.o->cls->name);
  return r ? -1 : qn_truth(rt, b);
}
static int call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_value kernel;
  if (find_method(of_class(v.o->cls), QN_SV("__call__"), false, &kernel) != QN_CLASSFN_METHOD)
    return qn_raise(rt, QN_E_TypeError, "'%s' object is not callable", v.o->cls->name);
  return call_with(rt, kernel, v, args, out);
}
static int hash(qn_rt *rt, qn_value v, uint64_t *out) {
  qn_value h;
  int r = call_special(rt, v, "__hash__", NULL, 0, &h);
  if (r == 1) return *out = (uint64_t)(uintptr_t)qn_wrapped(v)->ko >> 4, 0;
  int64_t i;
  if (r || qn_as_index(rt, h, &i)) return -1;
  return *out = (uint64_t)i, 0;
}

static int text_by(qn_rt *rt, qn_value v, const char *name, qn_buf *out) {
  qn_value t;
  int r = call_special(rt, v, name, NULL, 0, &t);
  if (r) return r;
  if (!qn_is(t, QN_K_STR)) r = qn_raise(rt, QN_E_TypeError, "%s returned non-string (type %s)", name, qn_class_of(t)->name);
  else qn_buf_sv(out, qn_str_sv(t));
  qn_release(rt, t);
  return r;
}
static int repr(qn_rt *rt, qn_value v, qn_buf *out) {
  int r = text_by(rt, v, "__repr__", out);
  if (r == 1) qn_buf_printf(out, "<numba.experimental.jitclass.boxing.%s object at %p>", v.o->cls->name, (void *)qn_wrapped(v)->ko), r = 0;
  return r;
}
static int str(qn_rt *rt, qn_value v, qn_buf *out) {
  int r = text_by(rt, v, "__str__", out);
  return r == 1 ? repr(rt, v, out) : r;
}

static const qn_method no_methods[] = {{.name = NULL}};

/* --- the class as a value --------------------------------------------------------------------------------------------------- */
typedef struct class_type { /* Class.class_type, which has instance_type */
  qn_obj obj;
  jitclass *j;
} class_type;
static int instance_type_of(qn_rt *rt, const jitclass *j, qn_value *out) {
  char text[40];
  size_t n = (size_t)snprintf(text, sizeof text, "jitclass#%u", j->k.number);
  return qn_new_numba_type(rt, (qn_sv){text, n}, out);
}
static void class_type_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(class_type)); }
static int class_type_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const jitclass *j = ((class_type *)v.o)->j;
  if (strcmp(name->text, "instance_type") == 0) return instance_type_of(rt, j, out);
  if (strcmp(name->text, "class_name") == 0) return qn_new_str(rt, qn_sv_of(j->cls.name), out);
  return 1;
}
static qn_class class_type_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ClassType", .module = "numba.core.types", .kind = QN_K_OTHER,
                                    .base = &qn_object_class, .destroy = class_type_destroy, .get_attr = class_type_attr};

static int class_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  jitclass *j = (jitclass *)v.o;
  qn_value kernel, found;
  const char *z = name->text;
  if (strcmp(z, "class_type") == 0) {
    class_type *t = qn_obj_new(rt, &class_type_class, sizeof *t);
    if (!t) return -1;
    t->j = j;
    return *out = qn_from_obj(t), 0;
  }
  if (strcmp(z, "__numba_text__") == 0) {
    char text[40];
    size_t n = (size_t)snprintf(text, sizeof text, "jitclass#%u", j->k.number);
    return qn_new_str(rt, (qn_sv){text, n}, out);
  }
  switch (find_method(j, qn_sym_sv(name), false, &kernel)) {
    case QN_CLASSFN_METHOD:
    case QN_CLASSFN_STATIC: return *out = qn_retained(kernel), 0;
    case QN_CLASSFN_PROPERTY:
    case QN_CLASSFN_CLASS:
    case QN_CLASSFN_NONE: break;
  }
  if (qn_class_lookup(qn_class_ptr(j->source), name, &found)) return *out = qn_retained(found), 0;
  return qn_get_attr(rt, j->source, name, out); /* __name__, __doc__, … */
}

static void class_destroy(qn_rt *rt, qn_obj *o) {
  jitclass *j = (jitclass *)o;
  qn_release(rt, j->source);
  for (uint32_t i = 0; i < j->methods.n; i++) qn_release(rt, j->methods.data[i].kernel);
  qn_obj_free(rt, o, sizeof *j);
}

static int class_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  const jitclass *j = (const jitclass *)v.o;
  qn_buf_printf(out, "<class '%s.%s'>", j->cls.module, j->cls.name);
  return 0;
}

static int class_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) { return construct(rt, (const qn_class *)v.o, args, out); }

static qn_class jittype_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "jitclass", .module = "numba.experimental.jitclass", .kind = QN_K_TYPE,
                                 .base = &qn_type_class, .destroy = class_destroy, .repr = class_repr, .call = class_call, .get_attr = class_attr};

/* --- the decorator -------------------------------------------------------------------------------------------------------------- */
static bool has_method(const jitclass *j, const char *name) {
  qn_value found;
  qn_sym sym = qn_intern_find(&j->session->rt.intern, qn_sv_of(name));
  return sym && qn_class_lookup(qn_class_ptr(j->source), sym, &found);
}

static void fill_slots(jitclass *j) {
  qn_class *c = &j->cls;
  c->destroy = qn_wrap_destroy;
  c->repr = repr, c->str = str;
  c->get_attr = get_attr, c->set_attr = set_attr;
  c->truth = truth, c->compare = compare, c->hash = hash;
  c->binary = binary, c->inplace = inplace, c->unary = unary;
  c->construct = construct;
  c->methods = no_methods;
  if (has_method(j, "__len__")) c->length = length;
  if (has_method(j, "__getitem__")) c->get_item = get_item;
  if (has_method(j, "__setitem__")) c->set_item = set_item;
  if (has_method(j, "__contains__")) c->contains = contains;
  if (has_method(j, "__call__")) c->call = call;
}

static int add_field(jitclass *j, qn_value name, qn_value type, uint32_t room) {
  qn_rt *rt = &j->session->rt;
  if (!qn_is(name, QN_K_STR)) {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    if (!qn_repr(rt, name, &b)) qn_raise(rt, QN_E_TypeError, "spec keys should be strings, got %.*s", (int)b.n, b.p ? b.p : "");
    qn_buf_deinit(&b);
    return -1;
  }
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int r = qn_numba_type_text(rt, type, &text);
  if (r && qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) {
    qn_buf b;
    qn_exc_clear(rt);
    qn_buf_init(&b, rt->alloc);
    if (!qn_repr(rt, type, &b)) qn_raise(rt, QN_E_TypeError, "spec values should be Numba type instances, got %.*s", (int)b.n, b.p ? b.p : "");
    qn_buf_deinit(&b);
  }
  if (!r && j->k.n >= room) r = qn_raise(rt, QN_E_TypeError, "too many fields");
  if (!r && !(j->fields[j->k.n] = qn_sym_of_str(rt, name))) r = -1;
  if (!r) {
    ((qn_sv *)(uintptr_t)j->k.names)[j->k.n] = qn_sym_sv(j->fields[j->k.n]);
    j->texts[j->k.n] = qn_arena_strndup(&j->session->arena, text.p ? text.p : "", text.n);
    j->k.n++;
  }
  qn_buf_deinit(&text);
  return r;
}

enum { FIELDS_MAX = 64 };

static int read_pairs(jitclass *j, qn_value spec) {
  qn_rt *rt = &j->session->rt;
  qn_value *items, key, value;
  int64_t n, at = 0;
  int r = 0;
  if (qn_is(spec, QN_K_DICT)) {
    while (!r && qn_dict_next(spec, &at, &key, &value)) r = add_field(j, key, value, FIELDS_MAX);
    return r;
  }
  if (qn_items_of(rt, spec, &items, &n)) return -1;
  for (int64_t i = 0; i < n && !r; i++) {
    if (!qn_is(items[i], QN_K_TUPLE) || ((qn_tuple *)items[i].o)->n != 2) r = qn_raise(rt, QN_E_TypeError, "spec is a dict or a list of (name, type)");
    else r = add_field(j, ((qn_tuple *)items[i].o)->items[0], ((qn_tuple *)items[i].o)->items[1], FIELDS_MAX);
  }
  qn_items_free(rt, items, n);
  return r;
}

/* Annotations of the class that the spec does not speak of. */
static int read_annotations(jitclass *j) {
  qn_rt *rt = &j->session->rt;
  qn_value dict, key, value;
  int64_t at = 0;
  qn_sym sym = qn_sym_of(rt, "__annotations__");
  if (!sym || qn_get_attr(rt, j->source, sym, &dict)) return qn_exc_clear(rt), 0;
  int r = 0;
  while (!r && qn_is(dict, QN_K_DICT) && qn_dict_next(dict, &at, &key, &value))
    if (qn_is(key, QN_K_STR) && qn_kclass_find(&j->k, qn_str_sv(key)) < 0) r = add_field(j, key, value, FIELDS_MAX);
  qn_release(rt, dict);
  return r;
}

static int check_shadows(jitclass *j) {
  qn_rt *rt = &j->session->rt;
  for (uint32_t i = 0; i < j->k.n; i++) {
    qn_value found, fn;
    if (!qn_class_lookup(qn_class_ptr(j->source), j->fields[i], &found)) continue;
    if (qn_class_function(found, &fn) != QN_CLASSFN_NONE)
      return qn_raise(rt, QN_E_NameError, "name shadowing: %s", j->fields[i]->text);
  }
  return 0;
}

static int make(qn_session *s, qn_value source, qn_value spec, qn_value *out) {
  qn_rt *rt = &s->rt;
  if (!qn_is(source, QN_K_TYPE) || qn_class_ptr(source)->kind != QN_K_INSTANCE) return qn_raise(rt, QN_E_TypeError, "class specification for jitclass must be a class");
  if (qn_vm_opts(rt)->interpret) return *out = qn_retained(source), 0; /* a plain class does the same */
  jitclass *j = qn_obj_new(rt, &jittype_class, sizeof *j);
  if (!j) return -1;
  const qn_class *c = qn_class_ptr(source);
  j->source = qn_retained(source);
  j->session = s;
  j->cls.name = c->name, j->cls.module = c->module;
  j->cls.kind = QN_K_OTHER, j->cls.base = &qn_object_class;
  j->k = (qn_kclass){.kind = QN_KCLASS_JITCLASS, .name = qn_sv_of(c->name), .user = j, .member = member, .ready = resolve, .number = ++s->n_jitclasses};
  j->k.names = QN_NEW_N(&s->arena, qn_sv, FIELDS_MAX);
  j->fields = QN_NEW_N(&s->arena, qn_sym, FIELDS_MAX);
  j->texts = QN_NEW_N(&s->arena, const char *, FIELDS_MAX);
  j->at = QN_NEW_N(&s->arena, uint32_t, FIELDS_MAX);
  qn_value v = qn_from_obj(j);
  if ((spec.tag == QN_OBJ && read_pairs(j, spec)) || read_annotations(j) || check_shadows(j)) return qn_release(rt, v), -1;
  fill_slots(j);
  j->next = s->jitclasses;
  s->jitclasses = j;
  qn_retain(v); /* as long as the runtime: its objects do not count it */
  return *out = v, 0;
}

static int make_guarded(qn_rt *rt, qn_value source, qn_value spec, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  int r = setjmp(oom) ? qn_raise_memory(rt) : make(s, source, spec, out);
  s->arena.oom = outer;
  return r;
}

static int fn_with_spec(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value cls;
  if (qn_args_parse(rt, args, "jitclass", "cls", &cls)) return -1;
  return make_guarded(rt, cls, self, out);
}

/* @jitclass · @jitclass(spec) · jitclass(cls, spec) */
static int fn_jitclass(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  (void)self;
  if (qn_args_parse(rt, args, "jitclass", "|cls_or_spec spec", v)) return -1;
  if (qn_is(v[0], QN_K_TYPE)) return make_guarded(rt, v[0], v[1], out);
  if (v[0].tag == QN_UNSET) v[0] = v[1].tag == QN_UNSET ? qn_none() : v[1];
  return qn_new_native(rt, "jitclass", fn_with_spec, v[0], out);
}

/* --- deferred_type ---------------------------------------------------------------------------------------------------------------- */
typedef struct deferred {
  qn_obj obj;
  uint32_t number;
  qn_session *session;
} deferred;
static void deferred_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(deferred)); }
static int deferred_text(qn_rt *rt, qn_value v, qn_buf *out) { return (void)rt, qn_buf_printf(out, "deferred#%u", ((deferred *)v.o)->number), 0; }
static int deferred_define(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  deferred *d = (deferred *)self.o;
  qn_value type;
  qn_buf text;
  if (qn_args_parse(rt, args, "define", "typ", &type)) return -1;
  qn_buf_init(&text, rt->alloc);
  int r = qn_numba_type_text(rt, type, &text);
  if (!r && d->session->deferred.data[d->number]) r = qn_raise(rt, QN_E_TypeError, "deferred type already defined");
  jmp_buf oom;
  jmp_buf *outer = d->session->arena.oom;
  d->session->arena.oom = &oom;
  if (!r && setjmp(oom)) r = qn_raise_memory(rt);
  else if (!r) d->session->deferred.data[d->number] = qn_arena_strndup(&d->session->arena, text.p ? text.p : "", text.n);
  d->session->arena.oom = outer;
  qn_buf_deinit(&text);
  *out = qn_none();
  return r;
}
static int deferred_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  if (strcmp(name->text, "__numba_text__") != 0) return 1;
  char text[40];
  size_t n = (size_t)snprintf(text, sizeof text, "deferred#%u", ((deferred *)v.o)->number);
  return qn_new_str(rt, (qn_sv){text, n}, out);
}
static const qn_method deferred_methods[] = {{.name = "define", .fn = deferred_define}, {.name = NULL}};
static qn_class deferred_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "DeferredType", .module = "numba.core.types", .kind = QN_K_OTHER,
                                  .base = &qn_object_class, .destroy = deferred_destroy, .repr = deferred_text, .methods = deferred_methods,
                                  .get_attr = deferred_attr};

static int fn_deferred_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  (void)self;
  if (qn_args_parse(rt, args, "deferred_type", "", NULL)) return -1;
  deferred *d = qn_obj_new(rt, &deferred_class, sizeof *d);
  if (!d) return -1;
  d->session = s;
  d->number = s->deferred.n;
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  bool fine = setjmp(oom) == 0;
  if (fine) qn_vec_push(&s->arena, &s->deferred, (const char *)NULL);
  s->arena.oom = outer;
  if (!fine) return qn_release(rt, qn_from_obj(d)), qn_raise_memory(rt);
  return *out = qn_from_obj(d), 0;
}

static const qn_method functions[] = {{.name = "jitclass", .fn = fn_jitclass}, {.name = "deferred_type", .fn = fn_deferred_type}, {.name = NULL}};
const qn_module_def qn_numba_experimental_module = {.name = "numba.experimental", .functions = functions};
