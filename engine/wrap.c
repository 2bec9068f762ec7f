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

int qn_wrap_result(qn_session *s, qn_kctx *ctx, const qn_type *type, uint64_t slot, qn_value *out) {
  qn_kobj *ko = (qn_kobj *)(uintptr_t)slot;
  if (!ko) return *out = qn_none(), 0;
  const qn_class *cls = type->kind == QN_TYPE_INSTANCE ? qn_class_of_klass(type->klass) : qn_typed_class(type);
  if (!cls) return qn_raise(&s->rt, QN_E_TypeError, "a kernel cannot return this object");
  qn_kobj_take_result(ctx, ko);
  return qn_wrap_new(s, cls, type, ko, out);
}

/* --- small kernels ---------------------------------------------------------------------------------------------------- */
static qn_fnstate *op_state(qn_session *s, const char *text) {
  for (qn_fnstate *f = s->ops; f; f = f->next)
    if (f->op_text == text || strcmp(f->op_text, text) == 0) return f;
  qn_arena *a = &s->arena;
  qn_diags diags;
  qn_diags_init(&diags, a);
  const char *own = qn_arena_strndup(a, text, strlen(text));
  qn_source *source = qn_source_from_text(a, QN_SV("<operation>"), qn_sv_of(own), &diags);
  qn_node *root = source ? qn_parse(a, &s->rt.intern, source, QN_DIALECT_PYTHON, &diags) : NULL;
  qn_scopes *scopes = root ? qn_resolve(a, &s->rt.intern, root, source, &diags) : NULL;
  if (!scopes) return NULL;
  qn_fnstate *f = QN_NEW(a, qn_fnstate);
  *f = (qn_fnstate){.session = s, .op_text = own};
  f->env = (qn_kenv){f, qn_env_resolve, NULL};
  f->kfunc = (qn_kfunc){.node = root->Module.body.items[0], .source = source, .scopes = scopes, .name = QN_SV("op"), .env = &f->env,
                        .rules = QN_RULES_NUMBA, .options = qn_koptions_default(QN_RULES_NUMBA), .prelude = true};
  f->next = s->ops;
  s->ops = f;
  return f;
}

int qn_op_call(qn_session *s, const char *text, const qn_value *v, uint32_t n, qn_value *out) {
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  qn_fnstate *f = setjmp(oom) ? NULL : op_state(s, text);
  s->arena.oom = outer;
  if (!f) return qn_raise(&s->rt, QN_E_SystemError, "cannot make the kernel of an operation");
  qn_spec *spec = qn_spec_get(s, f, v, n);
  return spec ? qn_call_spec(s, f, spec, v, n, out) : -1;
}

/* A number in the slots of an object, without a kernel. 1: not a number. */
int qn_slot_number(const qn_type *t, const uint64_t *slot, qn_value *out) {
  double f;
  float narrow;
  if (t->kind != QN_TYPE_SCALAR) return 1;
  switch (qn_dtypes[t->dtype].kind) {
    case 'b': return *out = qn_bool(*slot & 1), 0;
    case 'i': return *out = qn_int((int64_t)*slot), 0;
    case 'u': return *out = *slot > INT64_MAX ? qn_np_int(t->dtype, (int64_t)*slot) : qn_int((int64_t)*slot), 0;
    case 'f':
      memcpy(&f, slot, sizeof f);
      memcpy(&narrow, slot, sizeof narrow);
      return *out = qn_float(t->dtype == QN_D_FLOAT32 ? (double)narrow : f), 0;
    default: return 1;
  }
}
const qn_class *qn_typed_class(const qn_type *t) { return (void)t, NULL; }
