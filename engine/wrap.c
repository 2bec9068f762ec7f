/* wrap.c - objects of kernels that live longer than a call, as values of scripts: instances of jitclasses, typed lists and
 * dicts. A wrapper holds the object (runtime/kernel/object.h: "taken"); kernels take it by reference. What a script does with
 * one beyond reading a number is a small kernel, written as text and compiled like any other (qn_op_call). */
#include "engine/wrap.h"

/* --- arrays of the VM that such objects keep -------------------------------------------------------------------------- */
/* Kernels run without the session's lock: their references to VM buffers are counted apart, atomically, and given back when
 * the lock is held again. */
static void owner_retain(void *user, void *owner) {
  (void)user;
  qn_obj *o = owner;
  if (o->rc >= 0) __atomic_fetch_add(&o->rc, 1, __ATOMIC_RELAXED);
}

static void owner_release(void *user, void *owner) {
  qn_session *s = user;
  pthread_mutex_lock(&s->owners_mutex);
  if (s->n_dropped == s->cap_dropped) {
    uint32_t cap = s->cap_dropped ? s->cap_dropped * 2 : 64;
    void **more = realloc(s->dropped, cap * sizeof *more);
    if (more) s->dropped = more, s->cap_dropped = cap;
  }
  if (s->n_dropped < s->cap_dropped) s->dropped[s->n_dropped++] = owner; /* else it stays until the session ends */
  pthread_mutex_unlock(&s->owners_mutex);
}

void qn_owners_init(qn_session *s) {
  pthread_mutex_init(&s->owners_mutex, NULL);
  s->owners = (qn_kowners){owner_retain, owner_release, s};
}

void qn_owners_flush(qn_session *s) {
  if (!__atomic_load_n(&s->n_dropped, __ATOMIC_RELAXED)) return;
  pthread_mutex_lock(&s->owners_mutex);
  void **list = s->dropped;
  uint32_t n = s->n_dropped;
  s->dropped = NULL, s->n_dropped = s->cap_dropped = 0;
  pthread_mutex_unlock(&s->owners_mutex);
  for (uint32_t i = 0; i < n; i++) qn_release(&s->rt, qn_from_obj(list[i]));
  free(list);
}

void qn_owners_deinit(qn_session *s) {
  pthread_mutex_destroy(&s->owners_mutex);
  free(s->dropped);
}

/* --- wrappers --------------------------------------------------------------------------------------------------------- */
void qn_wrap_destroy(qn_rt *rt, qn_obj *o) {
  qn_wrapper_obj *w = (qn_wrapper_obj *)o;
  if (w->ko) qn_kobj_drop(w->ko);
  qn_owners_flush(qn_session_of(rt));
  qn_obj_free(rt, o, sizeof *w);
}

bool qn_is_wrapped(qn_value v) { return v.tag == QN_OBJ && v.o->cls->destroy == qn_wrap_destroy; }

int qn_wrap_new(qn_session *s, const qn_class *cls, const qn_type *type, qn_kobj *ko, qn_value *out) {
  qn_wrapper_obj *w = qn_obj_new(&s->rt, cls, sizeof *w);
  if (!w) return -1;
  w->ko = ko, w->type = type;
  return *out = qn_from_obj(w), 0;
}

int qn_wrap_result(qn_session *s, qn_kctx *ctx, const qn_type *type, uint64_t slot, bool inside, qn_value *out) {
  qn_kobj *ko = (qn_kobj *)(uintptr_t)slot;
  if (!ko) return *out = qn_none(), 0;
  const qn_class *cls = type->kind == QN_TYPE_INSTANCE ? qn_class_of_klass(type->klass) : qn_typed_class(type);
  if (!cls) return qn_raise(&s->rt, QN_E_TypeError, "a kernel cannot return this object");
  if (inside) qn_kobj_keep(ctx, ko);
  else qn_kobj_take_result(ctx, ko);
  return qn_wrap_new(s, cls, type, ko, out);
}

/* --- small kernels ---------------------------------------------------------------------------------------------------- */
static qn_fnstate *op_state(qn_session *s, const char *text, const char *type) {
  for (qn_fnstate *f = s->ops; f; f = f->next)
    if (strcmp(f->op_text, text) == 0 && strcmp(f->op_type, type) == 0) return f;
  qn_arena *a = &s->arena;
  qn_diags diags;
  qn_diags_init(&diags, a);
  const char *own = qn_arena_strndup(a, text, strlen(text));
  qn_source *source = qn_source_from_text(a, QN_SV("<operation>"), qn_sv_of(own), &diags);
  qn_node *root = source ? qn_parse(a, &s->rt.intern, source, QN_DIALECT_PYTHON, &diags) : NULL;
  qn_scopes *scopes = root ? qn_resolve(a, &s->rt.intern, root, source, &diags) : NULL;
  if (!scopes) return NULL;
  qn_fnstate *f = QN_NEW(a, qn_fnstate);
  *f = (qn_fnstate){.session = s, .op_text = own, .op_type = qn_arena_strndup(a, type, strlen(type))};
  f->env = (qn_kenv){f, qn_env_resolve, NULL};
  f->kfunc = (qn_kfunc){.node = root->Module.body.items[0], .source = source, .scopes = scopes, .name = QN_SV("op"), .env = &f->env,
                        .rules = QN_RULES_NUMBA, .options = qn_koptions_default(QN_RULES_NUMBA), .prelude = true};
  f->next = s->ops;
  s->ops = f;
  return f;
}

int qn_op_call(qn_session *s, const char *text, const qn_value *v, uint32_t n, qn_value *out) {
  return qn_op_call_typed(s, text, "", v, n, out);
}

int qn_op_call_typed(qn_session *s, const char *text, const char *type, const qn_value *v, uint32_t n, qn_value *out) {
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  qn_fnstate *f = setjmp(oom) ? NULL : op_state(s, text, type);
  s->arena.oom = outer;
  if (!f) return qn_raise(&s->rt, QN_E_SystemError, "cannot make the kernel of an operation");
  qn_spec *spec = qn_spec_get(s, f, v, n);
  return spec ? qn_call_spec(s, f, spec, v, n, out) : -1;
}

/* --- what lies in the slots of an object ---------------------------------------------------------------------------------- */
static int number(qn_rt *rt, const qn_type *t, const uint64_t *slot, qn_value *out) {
  double f, im;
  float narrow[2];
  memcpy(&f, slot, sizeof f);
  memcpy(narrow, slot, sizeof narrow);
  switch (qn_dtypes[t->dtype].kind) {
    case 'b': return *out = qn_bool(*slot & 1), 0;
    case 'f': return *out = qn_float(t->dtype == QN_D_FLOAT32 ? (double)narrow[0] : f), 0;
    case 'c':
      if (t->dtype == QN_D_COMPLEX64) return qn_new_complex(rt, (double)narrow[0], (double)narrow[1], out);
      memcpy(&im, slot + 1, sizeof im);
      return qn_new_complex(rt, f, im, out);
    case 'u': return *out = *slot > INT64_MAX ? qn_np_int(t->dtype, (int64_t)*slot) : qn_int((int64_t)*slot), 0;
    default: return *out = qn_int((int64_t)*slot), 0;
  }
}

static void drop_view(void *user) { qn_kobj_drop(user); }

static int array(qn_session *s, qn_kobj *o, qn_value *out) {
  qn_view v = *(const qn_view *)(const void *)((const char *)o + QN_KO_SLOTS);
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  ctx.owners = &s->owners;
  qn_kobj_keep(&ctx, o);
  v.owner = NULL;
  int r = qn_array_wrap(&s->rt, &v, drop_view, o, out);
  if (r) qn_kobj_drop(o);
  qn_kheap_clear(&ctx);
  return r;
}

static int tuple(qn_session *s, const qn_type *t, const uint64_t *slots, qn_value *out) {
  qn_value items[64];
  uint8_t kinds[64];
  uint32_t n = 0;
  int r = t->n > 64 ? -1 : 0;
  for (; !r && n < t->n; n++) {
    r = qn_slots_get(s, t->items[n], slots, &items[n]);
    if (r) break;
    slots += qn_type_slots(t->items[n], kinds, sizeof kinds);
  }
  if (!r) r = t->klass ? qn_box_fields(s, t->klass, items, out) : qn_new_tuple(&s->rt, items, t->n, out);
  while (n > 0) qn_release(&s->rt, items[--n]);
  return r;
}

int qn_slots_get(qn_session *s, const qn_type *t, const uint64_t *slots, qn_value *out) {
  qn_kobj *o = (qn_kobj *)(uintptr_t)slots[0];
  qn_value inner;
  switch ((int)t->kind) {
    case QN_TYPE_NONE: return *out = qn_none(), 0;
    case QN_TYPE_SCALAR: return number(&s->rt, t, slots, out);
    case QN_TYPE_ENUM: return qn_box_member(s, t->klass, (int64_t)slots[0], out);
    case QN_TYPE_RECORD:
    case QN_TYPE_TUPLE: return tuple(s, t, slots, out);
    case QN_TYPE_OPTIONAL:
      if (!(slots[0] & 1)) return *out = qn_none(), 0;
      if (qn_slots_get(s, t->item, slots + 1, &inner)) return -1;
      return *out = inner, 0;
    case QN_TYPE_STR: return qn_new_str(&s->rt, o ? (qn_sv){qn_kstr_bytes(o), qn_kstr_size(o)} : QN_SV(""), out);
    case QN_TYPE_ARRAY:
      if (o) return array(s, o, out);
      break;
    case QN_TYPE_INSTANCE:
    case QN_TYPE_LIST:
    case QN_TYPE_DICT: {
      const qn_class *cls = t->kind == QN_TYPE_INSTANCE ? qn_class_of_klass(t->klass) : qn_typed_class(t);
      if (!o) return *out = qn_none(), 0;
      if (!cls) break;
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      qn_kobj_keep(&ctx, o);
      qn_kheap_clear(&ctx);
      return qn_wrap_new(s, cls, t, o, out);
    }
    default: break;
  }
  return qn_raise(&s->rt, QN_E_TypeError, "this field cannot be read by a script: it has not been set, or holds an object of a kernel");
}
