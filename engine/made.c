/* made.c - objects of cdef classes that kernels make, and objects that they take out of attributes.
 *
 * Variables of kernels hold such objects without a count. So whatever could lose its last count while a kernel runs is kept in
 * the call's list, which owns one: new objects, and what an attribute held before. When the call ends the list lets go. A
 * long call looks through it before, once it has grown: what others hold too leaves the list at once; what nothing else holds
 * is dead unless a word on the stack, between here and the first frame of the kernels, or among the items of a kernel's lists points into it. A
 * dead object's own objects are looked at in the same way before they go: a variable may hold one of them alone. */
#include "engine/engine.h"
#include "runtime/kernel/object.h"

enum { FIRST_LOOK = 4096 };

typedef struct made {
  qn_obj **items;
  size_t n, cap, look; /* look: how many there are when they are next looked through */
  uintptr_t *words;    /* while that is done: what may point to an object, sorted */
  size_t n_words, cap_words;
} made;

static int32_t no_memory(qn_kctx *ctx) { return qn_k_error(ctx, "MemoryError", "out of memory"); }

static made *list_of(qn_kctx *ctx) {
  if (!ctx->made && (ctx->made = calloc(1, sizeof(made))) != NULL) ((made *)ctx->made)->look = FIRST_LOOK;
  return ctx->made;
}

static bool push(made *m, qn_obj *o) {
  if (m->n == m->cap) {
    size_t cap = m->cap ? 2 * m->cap : 64;
    qn_obj **items = realloc(m->items, cap * sizeof *items);
    if (!items) return false;
    m->items = items, m->cap = cap;
  }
  m->items[m->n++] = o;
  return true;
}

/* --- words that may point to objects -------------------------------------------------------------------------------------- */
static bool word(made *m, uintptr_t w) {
  if (w < 65536 || w >> 48) return true;
  if (m->n_words == m->cap_words) {
    size_t cap = m->cap_words ? 2 * m->cap_words : 1024;
    uintptr_t *words = realloc(m->words, cap * sizeof *words);
    if (!words) return false;
    m->words = words, m->cap_words = cap;
  }
  m->words[m->n_words++] = w;
  return true;
}

static int by_address(const void *a, const void *b) {
  uintptr_t x = *(const uintptr_t *)a, y = *(const uintptr_t *)b;
  return x < y ? -1 : x > y;
}

#if defined(__SANITIZE_ADDRESS__)
__attribute__((no_sanitize_address))
#endif
static bool words_between(made *m, const char *low, const char *high) {
  bool fine = true;
  for (const char *p = (const char *)(((uintptr_t)low + 7) & ~(uintptr_t)7); fine && p + 8 <= high; p += 8) fine = word(m, *(const uintptr_t *)(const void *)p);
  return fine;
}

static bool words_of_lists(made *m, const qn_kctx *ctx) {
  bool fine = true;
  for (const qn_kobj *o = ctx->objects; fine && o; o = o->next) {
    bool table = o->kind == QN_KO_SET || o->kind == QN_KO_DICT;
    int64_t slots = o->kind == QN_KO_LIST ? o->len * o->nslots : table ? o->u.used * (1 + o->nslots) : 0;
    if (slots) fine = words_between(m, (const char *)o->items, (const char *)(o->items + slots));
    else if (o->kind == QN_KO_INSTANCE || o->kind == QN_KO_GENERATOR) fine = words_between(m, (const char *)o + QN_KO_SLOTS, (const char *)o + QN_KO_SLOTS + 8 * o->nslots);
  }
  return fine;
}

static bool is_pointed_into(const made *m, const void *at, size_t size) {
  uintptr_t low = (uintptr_t)at, high = low + size;
  size_t a = 0, b = m->n_words;
  while (a < b) {
    size_t mid = a + (b - a) / 2;
    if (m->words[mid] < low) a = mid + 1;
    else b = mid;
  }
  return a < m->n_words && m->words[a] < high;
}

static bool is_held(const made *m, qn_obj *o) {
  enum { HEADER = 64 };
  qn_value v = qn_from_obj(o);
  if (is_pointed_into(m, o, HEADER)) return true;
  if (qn_is_array(v)) {
    const qn_view *a = qn_view_of(v);
    return is_pointed_into(m, a->data, (size_t)qn_view_size(a) * qn_dtypes[a->dtype].size + 1);
  }
  uint32_t n = 0;
  const qn_value *values = o->cls->kind == QN_K_INSTANCE ? qn_instance_fields(v, &n) : NULL;
  return values && is_pointed_into(m, values, n * sizeof *values);
}

/* --- looking through -------------------------------------------------------------------------------------------------------- */
/* What the dead object holds comes into the list, where a variable may hold it. */
static bool empty(made *m, qn_value *v, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    if (v[i].tag != QN_OBJ || v[i].o->rc < 0) continue;
    qn_obj *o = v[i].o;
    if (o->rc > 1) o->rc--;
    else if (!push(m, o)) return false;
    v[i] = qn_none();
  }
  return true;
}

static bool let_go(qn_rt *rt, made *m, qn_obj *o) {
  qn_value v = qn_from_obj(o);
  uint32_t n = 0;
  bool fine = true;
  if (o->cls->kind == QN_K_INSTANCE) {
    qn_value *values = (qn_value *)(uintptr_t)qn_instance_fields(v, &n);
    fine = empty(m, values, n);
  } else if (o->cls == &qn_list_class && ((qn_list *)o)->elem == QN_OBJ) {
    fine = empty(m, ((qn_list *)o)->v, ((qn_list *)o)->n);
  }
  if (fine) qn_release(rt, v);
  return fine;
}

static __attribute__((noinline)) bool look_through(qn_kctx *ctx, made *m) {
  qn_rt *rt = &((qn_session *)ctx->session)->rt;
  m->n_words = 0;
  __builtin_unwind_init(); /* registers that kernels use lie in this frame */
  if (!words_between(m, __builtin_frame_address(0), ctx->stack) || !words_of_lists(m, ctx)) return false;
  qsort(m->words, m->n_words, sizeof *m->words, by_address);
  size_t kept = 0;
  for (size_t i = 0; i < m->n; i++) { /* grows meanwhile */
    qn_obj *o = m->items[i];
    if (o->rc > 1) o->rc--;
    else if (is_held(m, o) || !let_go(rt, m, o)) m->items[kept++] = o;
  }
  m->n = kept;
  size_t least = m->n_words / 4 > FIRST_LOOK ? m->n_words / 4 : FIRST_LOOK;
  m->look = 2 * kept > least ? 2 * kept : least;
  return true;
}

/* --- what kernels ask --------------------------------------------------------------------------------------------------------- */
int32_t qn_made_new(qn_kctx *ctx, int64_t number, void **out) {
  made *m = list_of(ctx);
  if (!m || (m->n >= m->look && !look_through(ctx, m))) return no_memory(ctx);
  qn_session *s = ctx->session;
  qn_value v;
  if (qn_cdef_blank(s, (uint32_t)number, &v)) return qn_exc_clear(&s->rt), no_memory(ctx);
  if (!push(m, v.o)) return qn_release(&s->rt, v), no_memory(ctx);
  return *out = v.o, 0;
}

int32_t qn_made_put(qn_kctx *ctx, void *values, int64_t at, void *object) {
  qn_value *place = (qn_value *)values + at, old = *place;
  made *m = list_of(ctx);
  if (!m) return no_memory(ctx);
  *place = object ? qn_retained(qn_from_obj((qn_obj *)object)) : qn_none();
  if (old.tag != QN_OBJ || old.o->rc < 0) return 0;
  if (old.o->rc > 1) return old.o->rc--, 0;
  if (!push(m, old.o)) return no_memory(ctx);
  return m->n >= m->look && !look_through(ctx, m) ? no_memory(ctx) : 0;
}

int32_t qn_made_append(qn_kctx *ctx, void *list, void *object) {
  qn_rt *rt = &((qn_session *)ctx->session)->rt;
  if (qn_list_append(rt, qn_from_obj((qn_obj *)list), object ? qn_from_obj((qn_obj *)object) : qn_none())) return qn_exc_clear(rt), no_memory(ctx);
  return 0;
}

void qn_made_end(qn_kctx *ctx) {
  made *m = ctx->made;
  if (!m) return;
  qn_rt *rt = &((qn_session *)ctx->session)->rt;
  for (size_t i = 0; i < m->n; i++) qn_release(rt, qn_from_obj(m->items[i]));
  free(m->items);
  free(m->words);
  free(m);
  ctx->made = NULL;
}
