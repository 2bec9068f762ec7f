/* cdef.c - objects of Cython's cdef classes in kernels. The object stays the VM's: its C attributes are values in a row
 * (qn_instance_values), a number always under the tag of its C type, so generated code reads and writes them where they are
 * (codegen/lower/lower_cdef.c). Kernels are specialised on the very class of an object, so calls of its methods are direct;
 * an attribute that holds an object of another cdef class is read only while no class derives from that one, of which the
 * keys of specialisations know (qn_vm_derivations).
 *
 * What the attributes are stands in the class as `:ctypes`, names and types in turn (frontend/cy_class.c). */
#include "engine/engine.h"
#include "runtime/kernel/layout.h"

_Static_assert(offsetof(qn_value, bits) == QN_VM_VALUE_BITS && sizeof(qn_value) == QN_VM_VALUE_SIZE, "qn_value");
_Static_assert(offsetof(qn_obj, cls) == 0 && offsetof(qn_class, kind) == QN_VM_CLASS_KIND, "qn_class");
_Static_assert(offsetof(qn_list, elem) == QN_VM_LIST_ELEM && offsetof(qn_list, n) == QN_VM_LIST_N && offsetof(qn_list, v) == QN_VM_LIST_ITEMS, "qn_list");
_Static_assert(offsetof(qn_array, view) == QN_VM_ARRAY_VIEW, "qn_array");
_Static_assert((int)QN_VM_TAG_NONE == (int)QN_NONE && (int)QN_VM_TAG_INT == (int)QN_INT && (int)QN_VM_TAG_NUMPY == (int)QN_NPSCALAR &&
                   (int)QN_VM_TAG_OBJECT == (int)QN_OBJ && (int)QN_VM_KIND_ARRAY == (int)QN_K_ARRAY,
               "tags");

struct qn_cdefclass {
  struct qn_cdefclass *next;
  qn_value *first; /* a new object's values; an array is a model */
  qn_kclass k; /* k.user is this */
  const qn_class *cls;
  qn_session *session;
  const char **texts; /* types of the fields */
  qn_function *method; /* any: where names of other classes are looked up; NULL: it has none */
  bool resolved;
  uint32_t derivations; /* as they were when the fields were resolved */
};

/* --- new objects --------------------------------------------------------------------------------------------------------- */
/* "!3 2 !float64[:, ::1]": an array of zeros. False: kernels cannot say what the attribute is at first. */
static bool model(struct qn_cdefclass *d, const char *text, const qn_type *t, qn_value *out) {
  int64_t shape[8];
  uint8_t n = 0;
  char *end;
  for (; *text != '!' && n < 8; text = end + 1) {
    shape[n++] = strtoll(text, &end, 10);
    if (*end != ' ') return false;
  }
  if (!n || t->kind != QN_TYPE_ARRAY) return false;
  return qn_array_new(&d->session->rt, t->dtype, n, shape, true, out) == 0;
}

static void first_values(struct qn_cdefclass *d) {
  uint32_t n = 0;
  qn_session *s = d->session;
  n = qn_class_slots(d->cls);
  d->first = QN_NEW_N(&s->arena, qn_value, n + 1);
  for (uint32_t i = 0; i < n; i++) d->first[i] = qn_none();
  for (uint32_t i = 0; i < d->k.n; i++) {
    const char *text = d->texts[i], *message = NULL;
    const char *type = text[0] == '!' ? strchr(text + 1, '!') + 1 : text;
    const qn_type *t = NULL;
    if (text[0] == '?') continue;
    bool known = qn_type_parse(&s->types, qn_sv_of(type), &t, &message);
    qn_value *v = &d->first[d->k.at[i]];
    if (known && t->kind == QN_TYPE_SCALAR) *v = qn_dtype_is_float(t->dtype) ? qn_float(0.0) : t->dtype == QN_D_BOOL ? qn_bool(false) : qn_int(0);
    else if (text[0] == '!' && (!known || !model(d, text + 1, t, v))) d->k.unmade = true;
    d->texts[i] = type;
  }
}

static const struct qn_cdefclass *numbered(const qn_session *s, uint32_t number) {
  const struct qn_cdefclass *d = s->cdefs;
  while (d && d->k.number != number) d = d->next;
  return d;
}

void *qn_cdef_class(qn_kctx *ctx, int64_t number) {
  const struct qn_cdefclass *d = numbered(ctx->session, (uint32_t)number);
  return d ? (void *)(uintptr_t)d->cls : NULL;
}

int qn_cdef_blank(qn_session *s, uint32_t number, qn_value *out) {
  const struct qn_cdefclass *d = numbered(s, number);
  if (!d || qn_instance_blank(&s->rt, d->cls, d->first, out)) return -1;
  uint32_t n = 0;
  qn_value *values = (qn_value *)(uintptr_t)qn_instance_fields(*out, &n);
  for (uint32_t i = 0; i < n; i++) {
    if (values[i].tag != QN_OBJ) continue;
    const qn_view *a = qn_view_of(values[i]);
    values[i] = qn_none();
    if (qn_array_new(&s->rt, (qn_dtype)a->dtype, a->ndim, a->shape, true, &values[i])) return qn_release(&s->rt, *out), -1;
  }
  return 0;
}

/* --- attributes --------------------------------------------------------------------------------------------------------- */
static qn_sym ctypes_name(qn_session *s) { return qn_intern_find(&s->rt.intern, QN_SV(":ctypes")); }

static bool own_ctypes(qn_session *s, const qn_class *c, const qn_tuple **out) {
  qn_value found;
  qn_sym name = ctypes_name(s);
  if (!name || !qn_class_own(c, name, &found) || !qn_is(found, QN_K_TUPLE)) return false;
  return *out = (const qn_tuple *)found.o, true;
}

/* Is it a cdef class, and all that it derives from? Then instances have no attributes but the declared ones. */
static bool is_cdef(qn_session *s, const qn_class *c) {
  const qn_tuple *t;
  bool fine = qn_class_is_closed(c);
  for (uint32_t i = 0; fine && i < c->nmro; i++) fine = c->mro[i] == &qn_object_class || own_ctypes(s, c->mro[i], &t);
  return fine;
}

static void read_fields(struct qn_cdefclass *d) {
  qn_session *s = d->session;
  const qn_tuple *t;
  uint32_t n = 0;
  for (uint32_t i = 0; i < d->cls->nmro; i++)
    if (own_ctypes(s, d->cls->mro[i], &t)) n += (uint32_t)t->n / 2;
  qn_sv *names = QN_NEW_N(&s->arena, qn_sv, n + 1);
  uint32_t *at = QN_NEW_N(&s->arena, uint32_t, n + 1);
  d->texts = QN_NEW_N(&s->arena, const char *, n + 1);
  for (uint32_t i = d->cls->nmro; i-- > 0;) {
    if (d->cls->mro[i] == &qn_object_class || !own_ctypes(s, d->cls->mro[i], &t)) continue;
    for (int64_t j = 0; j + 1 < t->n; j += 2) {
      qn_sym name = qn_sym_of_str(&s->rt, t->items[j]);
      int slot = name ? qn_class_slot(d->cls, name) : -1;
      qn_sv text = qn_str_sv(t->items[j + 1]);
      if (slot < 0) continue;
      names[d->k.n] = qn_sym_sv(name);
      at[d->k.n] = (uint32_t)slot;
      d->texts[d->k.n++] = qn_arena_strndup(&s->arena, text.p, text.n);
    }
  }
  d->k.names = names;
  d->k.at = at;
}

/* "?Node": the class, where no other derives from it. */
static bool other_class(struct qn_cdefclass *d, const char *name, const qn_type **out) {
  qn_session *s = d->session;
  if (strcmp(name, "list") == 0) return *out = qn_type_optional(&s->types, qn_type_of_class(&s->types, QN_TYPE_INSTANCE, &qn_kclass_vmlist)), true;
  qn_value v = {.tag = QN_UNSET};
  qn_sym sym = qn_intern_find(&s->rt.intern, qn_sv_of(name));
  if (!sym || !d->method || qn_function_lookup(&s->rt, d->method, sym, &v) != 1) return qn_exc_clear(&s->rt), false;
  const qn_class *c = qn_is(v, QN_K_TYPE) ? qn_class_ptr(v) : NULL;
  qn_release(&s->rt, v); /* the module holds it */
  const qn_kclass *k = c ? qn_kclass_of_cdef(s, c) : NULL;
  if (!k || !qn_class_is_leaf(c)) return false;
  return *out = qn_type_optional(&s->types, qn_type_of_class(&s->types, QN_TYPE_INSTANCE, k)), true;
}

/* Types of the fields; those that kernels cannot take are poison. */
static bool ready(void *user, const char **why) {
  struct qn_cdefclass *d = user;
  qn_session *s = d->session;
  uint32_t now = qn_vm_derivations(&s->rt);
  (void)why;
  if (d->resolved && d->derivations == now) return true;
  const qn_type **types = d->k.types ? d->k.types : QN_NEW_N(&s->arena, const qn_type *, d->k.n + 1);
  for (uint32_t i = 0; i < d->k.n; i++) {
    const char *text = d->texts[i], *message = NULL;
    bool fine = text[0] == '?' ? other_class(d, text + 1, &types[i]) : qn_type_parse(&s->types, qn_sv_of(text), &types[i], &message);
    if (!fine) types[i] = s->types.poison;
  }
  d->k.types = types;
  d->k.leaf = qn_class_is_leaf(d->cls);
  d->derivations = now;
  return d->resolved = true;
}

/* --- methods ------------------------------------------------------------------------------------------------------------ */
static void member(void *user, qn_arena *a, qn_sv name, qn_kmember *out) {
  static const enum qn_kmember_kind kinds[] = {[QN_CLASSFN_NONE] = QN_KMEMBER_VALUE, [QN_CLASSFN_METHOD] = QN_KMEMBER_METHOD,
                                               [QN_CLASSFN_STATIC] = QN_KMEMBER_STATIC, [QN_CLASSFN_CLASS] = QN_KMEMBER_CLASS,
                                               [QN_CLASSFN_PROPERTY] = QN_KMEMBER_PROPERTY};
  struct qn_cdefclass *d = user;
  qn_session *s = d->session;
  qn_value found, fn;
  out->kind = QN_KMEMBER_MISSING;
  bool setter = name.n > 7 && memcmp(name.p + name.n - 7, ".setter", 7) == 0;
  qn_sym sym = qn_intern_find(&s->rt.intern, (qn_sv){name.p, setter ? name.n - 7 : name.n});
  if (!sym || !qn_class_lookup(d->cls, sym, &found)) return;
  enum qn_classfn kind = qn_class_function(found, &fn);
  if (setter && (kind != QN_CLASSFN_PROPERTY || !qn_property_setter(found, &fn))) return;
  qn_global_of_value(s, a, kind == QN_CLASSFN_NONE ? found : fn, QN_RULES_CYTHON, &out->value);
  enum qn_global_kind want = out->value.kind;
  if (kind == QN_CLASSFN_NONE ? want == QN_GLOBAL_OTHER || want == QN_GLOBAL_MISSING : want != QN_GLOBAL_FUNCTION) return;
  out->kind = setter ? QN_KMEMBER_METHOD : kinds[kind];
}

static qn_function *any_method(qn_session *s, const qn_class *c) {
  qn_value found, fn;
  static const char *const names[] = {"__new__", "__init__", "__cinit__"};
  for (size_t i = 0; i < QN_COUNT(names); i++) {
    qn_sym sym = qn_intern_find(&s->rt.intern, qn_sv_of(names[i]));
    if (sym && qn_class_lookup(c, sym, &found) && qn_class_function(found, &fn) != QN_CLASSFN_NONE && qn_is(fn, QN_K_FUNCTION)) return (qn_function *)fn.o;
  }
  return NULL;
}

/* --- the session's classes ------------------------------------------------------------------------------------------------ */
static struct qn_cdefclass *look(qn_session *s, const qn_class *c) {
  struct qn_cdefclass *d = QN_NEW(&s->arena, struct qn_cdefclass);
  *d = (struct qn_cdefclass){.cls = c, .session = s, .method = any_method(s, c)};
  d->k = (qn_kclass){.kind = QN_KCLASS_CDEF, .name = qn_sv_of(c->name), .user = d, .member = member, .ready = ready};
  read_fields(d);
  first_values(d);
  d->k.number = s->n_cdefs++;
  if (c->nmro > 1 && c->mro[1] != &qn_object_class) d->k.base = qn_kclass_of_cdef(s, c->mro[1]);
  qn_retain(qn_from_obj((qn_obj *)(uintptr_t)c)); /* as long as the session: types name it */
  return d;
}

const qn_kclass *qn_kclass_of_cdef(qn_session *s, const qn_class *c) {
  for (struct qn_cdefclass *d = s->cdefs; d; d = d->next)
    if (d->cls == c) return &d->k;
  if (!is_cdef(s, c)) return NULL;
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  struct qn_cdefclass *d = setjmp(oom) ? NULL : look(s, c);
  s->arena.oom = outer;
  if (!d) return NULL;
  d->next = s->cdefs;
  s->cdefs = d;
  return &d->k;
}

void qn_cdefclasses_drop(qn_session *s) {
  for (struct qn_cdefclass *d = s->cdefs; d; d = d->next) {
    for (uint32_t i = 0; i < qn_class_slots(d->cls); i++) qn_release(&s->rt, d->first[i]);
    qn_release(&s->rt, qn_from_obj((qn_obj *)(uintptr_t)d->cls));
  }
  s->cdefs = NULL;
}

const qn_kclass *qn_cdef_of(qn_session *s, qn_value v) {
  return v.tag == QN_OBJ && qn_class_is_closed(v.o->cls) ? qn_kclass_of_cdef(s, v.o->cls) : NULL;
}

/* --- arguments and results -------------------------------------------------------------------------------------------------- */
int qn_cdef_key(qn_rt *rt, const qn_kclass *k, uint8_t *key, uint32_t *n) {
  uint32_t derivations = qn_vm_derivations(rt);
  return qn_key_put(rt, key, n, "C", 1) || qn_key_put(rt, key, n, &k, sizeof k) || qn_key_put(rt, key, n, &derivations, sizeof derivations) ? -1 : 0;
}

/* A list whose first item is such an object: lent as it is. */
bool qn_cdef_list(qn_session *s, qn_value v) {
  const qn_list *l = (const qn_list *)v.o;
  return v.tag == QN_OBJ && v.o->cls == &qn_list_class && l->elem == QN_OBJ && l->n > 0 && l->v[0].tag == QN_OBJ && qn_cdef_of(s, l->v[0]);
}

int qn_cdef_list_key(qn_rt *rt, uint8_t *key, uint32_t *n) {
  uint32_t derivations = qn_vm_derivations(rt);
  return qn_key_put(rt, key, n, "V", 1) || qn_key_put(rt, key, n, &derivations, sizeof derivations) ? -1 : 0;
}

uint32_t qn_cdef_slots(qn_value v, uint64_t *out) {
  if (v.o->cls == &qn_list_class) return out[0] = out[1] = (uint64_t)(uintptr_t)v.o, 2;

  out[0] = (uint64_t)(uintptr_t)v.o;
  out[1] = (uint64_t)(uintptr_t)qn_instance_values(v);
  return 2;
}
