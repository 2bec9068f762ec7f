/* overload.c - objects that stand for different kernels by the types of the arguments: ufuncs over arrays, generalised ufuncs
 * and stencils called in kernels, functions with numba.extending.overload. The VM object is asked during inference. */
#include "engine/engine.h"

typedef struct qn_overloaded {
  struct qn_overloaded *next;
  qn_session *session;
  qn_value object; /* retained but for ufuncs and functions, whose states lie in them */
  qn_koverload overload;
  qn_kfunc kfunc;  /* of an object without a function of its own */
} qn_overloaded_t;

static int list_of_types(qn_session *s, const qn_type *const *types, uint32_t n, qn_value *out) {
  if (qn_new_list(&s->rt, NULL, 0, out)) return -1;
  int status = 0;
  for (uint32_t i = 0; i < n && status == 0; i++) {
    qn_value t;
    qn_buf text;
    qn_buf_init(&text, s->alloc);
    qn_type_print(types[i], &text);
    status = text.oom ? qn_raise_memory(&s->rt) : qn_numba_type_with(&s->rt, qn_buf_view(&text), types[i], &t);
    qn_buf_deinit(&text);
    if (status == 0) status = qn_append_taken(&s->rt, *out, t);
  }
  if (status) qn_release(&s->rt, *out);
  return status;
}

static int list_of_names(qn_session *s, const qn_sym *names, uint32_t n, qn_value *out) {
  if (qn_new_list(&s->rt, NULL, 0, out)) return -1;
  int status = 0;
  for (uint32_t i = 0; i < n && status == 0; i++) {
    qn_value name;
    status = qn_new_str_sym(&s->rt, names[i], &name);
    if (status == 0) status = qn_append_taken(&s->rt, *out, name);
  }
  if (status) qn_release(&s->rt, *out);
  return status;
}

/* What the object says: a kernel (owned), None, or an exception. */
static int ask(qn_session *s, const qn_overloaded_t *o, qn_value types, qn_value names, bool named, qn_value *out) {
  qn_rt *rt = &s->rt;
  if (qn_is(o->object, QN_K_KERNEL)) return qn_vectorized_loop(rt, o->object, types, out);
  qn_value fn, pos[2] = {types, names};
  qn_sym attr = qn_sym_of(rt, qn_is(o->object, QN_K_FUNCTION) ? "__quern_overload__" : "_quern_jit");
  if (!attr || qn_get_attr(rt, o->object, attr, &fn)) return -1;
  int status = qn_call_pos(rt, fn, pos, named ? 2 : 1, out);
  qn_release(rt, fn);
  return status;
}

static const char *message_of(qn_session *s, qn_arena *a) {
  qn_value exc = qn_exc_take(&s->rt);
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  if (qn_str(&s->rt, exc, &text)) qn_exc_clear(&s->rt);
  const char *start = text.p ? text.p : "", *class_name = qn_class_of(exc)->name;
  size_t n = text.n;
  char kept[400];
  snprintf(kept, sizeof kept, "%s: %.*s", class_name, (int)(n < 300 ? n : 300), start);
  qn_buf_deinit(&text);
  qn_release(&s->rt, exc);
  return qn_arena_strndup(a, kept, strlen(kept));
}

static const qn_kfunc *kernel_function(qn_session *s, qn_value v) {
  if (!qn_is(v, QN_K_KERNEL)) return NULL;
  qn_kernelobj *k = (qn_kernelobj *)v.o;
  qn_fnstate *f = qn_fnstate_of(s, k->fn, k, QN_RULES_NUMBA);
  return f && qn_fnstate_signatures(s, f, k) == 0 ? &f->kfunc : NULL;
}

static const qn_kfunc *pick(void *user, qn_arena *a, const qn_type *const *types, uint32_t n, const qn_sym *names, uint32_t n_names,
                            const char **message) {
  const qn_overloaded_t *o = user;
  qn_session *s = o->session;
  qn_value list, words, made = {.tag = QN_UNSET};
  const qn_kfunc *found = NULL;
  if (list_of_types(s, types, n, &list)) return *message = message_of(s, a), NULL;
  if (list_of_names(s, names, n_names, &words)) {
    qn_release(&s->rt, list);
    return *message = message_of(s, a), NULL;
  }
  int status = ask(s, o, list, words, n_names > 0, &made);
  qn_release(&s->rt, words);
  qn_release(&s->rt, list);
  if (status == 0) found = kernel_function(s, made);
  if (status || s->rt.exc.tag != QN_UNSET) *message = message_of(s, a);
  qn_release(&s->rt, made); /* the object keeps it */
  return found;
}

static qn_overloaded_t *new_overloaded(qn_session *s, qn_value object, bool arrays_only) {
  qn_overloaded_t *o = QN_NEW(&s->arena, qn_overloaded_t);
  o->session = s;
  o->object = object;
  o->overload = (qn_koverload){o, pick, arrays_only};
  return o;
}

void qn_overload_ufunc(qn_session *s, qn_fnstate *f, qn_value kernel) {
  if (!f->kfunc.overload) f->kfunc.overload = &new_overloaded(s, kernel, true)->overload;
}

void qn_overload_function(qn_session *s, qn_fnstate *f, qn_value function) {
  qn_value found;
  if (f->kfunc.overload || qn_dict_get_z(&s->rt, ((const qn_function *)function.o)->attrs, "__quern_overload__", &found) != 1) {
    qn_exc_clear(&s->rt);
    return;
  }
  qn_release(&s->rt, found);
  f->kfunc.overload = &new_overloaded(s, function, false)->overload;
}

const qn_kfunc *qn_overloaded(qn_session *s, qn_value v) {
  for (qn_overloaded_t *o = s->overloads; o; o = o->next)
    if (o->object.o == v.o) return &o->kfunc;
  qn_value fn;
  qn_sym attr = qn_intern_find(&s->rt.intern, QN_SV("_quern_jit"));
  if (!attr) return NULL; /* no such object was made yet */
  if (qn_get_attr(&s->rt, v, attr, &fn)) {
    qn_exc_clear(&s->rt);
    return NULL;
  }
  qn_release(&s->rt, fn);
  qn_overloaded_t *o = new_overloaded(s, qn_retained(v), false);
  o->kfunc = (qn_kfunc){.name = QN_SV("this object"), .rules = QN_RULES_NUMBA, .overload = &o->overload};
  qn_value name;
  if (qn_get_attr(&s->rt, v, qn_sym_of(&s->rt, "__name__"), &name) == 0) {
    if (qn_is(name, QN_K_STR)) o->kfunc.name = qn_arena_sv(&s->arena, qn_str_sv(name));
    qn_release(&s->rt, name);
  }
  qn_exc_clear(&s->rt);
  o->next = s->overloads;
  s->overloads = o;
  return &o->kfunc;
}
