/* object.c - the life of kernel objects: lists of a context, counts, taking, freeing; instances, boxed arrays, the errors
 * that a try has caught.
 *
 * Chains of objects may be as long as memory: freeing and taking go through a worklist linked by `next`, never by
 * recursion. While workers run (ctx->workers), lists of their parent change under its lock only. */
#include "runtime/kernel/internal.h"

#include <sched.h>

enum { LOCALS = 32 };
#define HELD (UINT64_C(1) << LOCALS)

/* --- the context's list ---------------------------------------------------------------------------------------------- */
void qn_kctx_lock(qn_kctx *ctx) {
  if (__atomic_load_n(&ctx->workers, __ATOMIC_RELAXED) == 0) return;
  while (__atomic_exchange_n(&ctx->lock, 1, __ATOMIC_ACQUIRE)) sched_yield();
}

void qn_kctx_unlock(qn_kctx *ctx) {
  if (__atomic_load_n(&ctx->workers, __ATOMIC_RELAXED)) __atomic_store_n(&ctx->lock, 0, __ATOMIC_RELEASE);
}

static void link_object(qn_kctx *ctx, qn_kobj *o) {
  qn_kctx_lock(ctx);
  o->home = ctx;
  o->prev = NULL;
  o->next = ctx->objects;
  if (o->next) o->next->prev = o;
  ctx->objects = o;
  ctx->live += o->charged;
  qn_kctx_unlock(ctx);
}

static void unlink_object(qn_kobj *o) {
  qn_kctx *home = o->home;
  if (!home) return;
  qn_kctx_lock(home);
  if (o->prev)
    o->prev->next = o->next;
  else
    home->objects = o->next;
  if (o->next) o->next->prev = o->prev;
  home->live -= o->charged;
  qn_kctx_unlock(home);
  o->prev = o->next = NULL;
  o->home = NULL;
}

static bool no_memory(qn_kctx *ctx, uint64_t bytes) {
  qn_k_error(ctx, "MemoryError", "unable to allocate %llu bytes", (unsigned long long)bytes);
  return false;
}

static bool over_limit(const qn_kctx *ctx, int64_t n) { return ctx->limit && n > ctx->limit - ctx->live; }

qn_kobj *qn_kobj_new(qn_kctx *ctx, qn_kkind kind, size_t size) {
  qn_kobj *o = over_limit(ctx, (int64_t)size) ? NULL : size > 1024 ? calloc(1, size) : malloc(size);
  if (!o) {
    no_memory(ctx, size);
    return NULL;
  }
  if (size <= 1024) memset(o, 0, size); /* small memory is recycled faster by malloc than by calloc */
  o->kind = (uint8_t)kind;
  o->counts = 1;
  o->charged = (int64_t)size;
  link_object(ctx, o);
  return o;
}

bool qn_kobj_charge(qn_kctx *ctx, qn_kobj *o, int64_t n) {
  if (n > 0 && over_limit(ctx, n)) return no_memory(ctx, (uint64_t)n);
  if (o->home) {
    qn_kctx_lock(o->home);
    o->home->live += n;
    qn_kctx_unlock(o->home);
  }
  o->charged += n;
  return true;
}

/* --- counts ------------------------------------------------------------------------------------------------------------ */
/* May another thread count this object now? Its own context's code is the only one that sees it, unless workers run. */
static bool mine(const qn_kctx *ctx, const qn_kobj *o) {
  return ctx && o->home == ctx && __atomic_load_n(&ctx->workers, __ATOMIC_RELAXED) == 0;
}

static uint64_t count(const qn_kctx *ctx, qn_kobj *o, uint64_t by) {
  if (mine(ctx, o)) return o->counts += by;
  return __atomic_add_fetch(&o->counts, by, __ATOMIC_ACQ_REL);
}

static bool counted(const qn_kobj *o) { return o && !(o->flags & QN_KO_IMMORTAL); }

/* --- what an object holds --------------------------------------------------------------------------------------------- */
static qn_view *view_of(qn_kobj *o) { return (qn_view *)(void *)((char *)o + QN_KO_SLOTS); }

typedef void (*child_fn)(void *user, qn_kobj *child);

static void items_children(const uint64_t *item, uint64_t refs, child_fn f, void *user) {
  for (; refs; refs &= refs - 1) {
    qn_kobj *c = (qn_kobj *)(uintptr_t)item[__builtin_ctzll(refs)];
    if (counted(c)) f(user, c);
  }
}

static void children(qn_kobj *o, child_fn f, void *user) {
  if (!o->refs) return;
  switch ((qn_kkind)o->kind) {
    case QN_KO_LIST:
      for (int64_t k = 0; k < o->len; k++) items_children(o->items + k * o->nslots, o->refs, f, user);
      break;
    case QN_KO_SET:
    case QN_KO_DICT:
      for (int64_t k = 0; k < o->u.used; k++) {
        const uint64_t *e = o->items + k * (1 + o->nslots);
        if (e[0]) items_children(e + 1, o->refs, f, user);
      }
      break;
    case QN_KO_INSTANCE:
    case QN_KO_GENERATOR: items_children((const uint64_t *)(o + 1), o->refs, f, user); break;
    case QN_KO_STR:
    case QN_KO_BYTES:
    case QN_KO_VIEW: break;
  }
}

/* --- freeing ----------------------------------------------------------------------------------------------------------- */
/* The host's counts are not touched while kernels run: an owner that a taken VIEW keeps is noted in the outermost context
 * and retained when the call ends (until then its argument, or the VIEW it came from, keeps it); a VIEW that has one is
 * never freed before that. */
typedef struct qn_kpin {
  struct qn_kpin *next;
  void *owner;
} qn_kpin;

typedef struct qn_kowned { /* behind a VIEW's qn_view */
  const qn_kowners *owners; /* taken: releases the view's owner; NULL: nothing to release */
  qn_kpin *pin;             /* until it is taken; made with the box, so that taking cannot fail */
} qn_kowned;

static qn_kctx *outermost(qn_kctx *ctx) {
  while (ctx && ctx->parent) ctx = ctx->parent;
  return ctx;
}

static qn_kowned *owned_of(qn_kobj *o) { return (qn_kowned *)(void *)((char *)o + QN_KO_SLOTS + sizeof(qn_view)); }

static void free_memory(qn_kobj *o) {
  switch ((qn_kkind)o->kind) {
    case QN_KO_LIST: free(o->items); break;
    case QN_KO_SET:
    case QN_KO_DICT: qn_ktable_free(o); break;
    case QN_KO_VIEW: {
      const qn_view *v = view_of(o);
      const qn_kowners *owners = owned_of(o)->owners;
      if (qn_owner_is_block(v->owner)) qn_k_release(v->owner);
      else if (owners) owners->release(owners->user, v->owner);
      free(owned_of(o)->pin);
      break;
    }
    case QN_KO_STR:
    case QN_KO_BYTES:
    case QN_KO_INSTANCE:
    case QN_KO_GENERATOR: break;
  }
  free(o);
}

typedef struct worklist {
  qn_kctx *ctx;  /* NULL: outside of calls, or their objects are being freed */
  qn_kctx *late; /* frees boxed arrays of the host's; NULL: now */
  qn_kobj *first;
} worklist;

static bool of_host(qn_kobj *o) { return o->kind == QN_KO_VIEW && owned_of(o)->owners; }

static void drop_held(void *user, qn_kobj *o) {
  worklist *w = user;
  uint64_t left = count(w->ctx, o, 0 - HELD);
  bool taken = (o->flags & QN_KO_TAKEN) != 0;
  if (left >> LOCALS) return;
  qn_kctx *to = taken && left ? w->ctx : NULL;
  if (taken && of_host(o) && w->late) to = w->late;
  if (to) { /* variables of the call still hold it, or of one that failed: the call's from now on */
    o->flags &= (uint8_t)~QN_KO_TAKEN;
    link_object(to, o);
    return;
  }
  if (left && !taken) return;
  unlink_object(o);
  o->next = w->first;
  w->first = o;
}

static void free_worklist(worklist *w) {
  while (w->first) {
    qn_kobj *o = w->first;
    w->first = o->next;
    children(o, drop_held, w);
    free_memory(o);
  }
}

static void free_object(qn_kctx *ctx, qn_kobj *o) {
  worklist w = {ctx, outermost(ctx), o};
  if (of_host(o)) return; /* in the outermost context's list, which frees it */
  unlink_object(o);
  o->next = NULL;
  free_worklist(&w);
}

/* First the counts of what is not of this list, while every member still exists; then the members. */
static void drop_foreign(void *user, qn_kobj *child) {
  worklist *w = user;
  if (child->home != w->ctx) {
    worklist outside = {NULL, w->late, NULL};
    if (child->flags & QN_KO_TAKEN)
      drop_held(&outside, child);
    else
      count(NULL, child, 0 - HELD); /* of another context, which frees it */
    free_worklist(&outside);
  }
}

void qn_kobj_clear(qn_kctx *ctx) {
  worklist w = {ctx, ctx->parent ? outermost(ctx) : NULL, NULL};
  while (ctx->pins) {
    qn_kpin *p = ctx->pins;
    ctx->pins = p->next;
    ctx->owners->retain(ctx->owners->user, p->owner);
    free(p);
  }
  for (qn_kobj *o = ctx->objects; o; o = o->next) children(o, drop_foreign, &w);
  while (ctx->objects) {
    qn_kobj *o = ctx->objects;
    unlink_object(o);
    free_memory(o);
  }
}

/* --- taking ------------------------------------------------------------------------------------------------------------ */
static void take_child(void *user, qn_kobj *o) {
  worklist *w = user;
  if (!counted(o) || (o->flags & QN_KO_TAKEN)) return;
  unlink_object(o);
  o->flags |= QN_KO_TAKEN;
  o->next = w->first;
  w->first = o;
}

static void take_view(qn_kctx *ctx, qn_kobj *o) {
  qn_view *v = view_of(o);
  if (qn_owner_is_block(v->owner)) {
    qn_kblock_detach(v->owner);
  } else if (owned_of(o)->pin && ctx) {
    qn_kctx *to = outermost(ctx);
    qn_kpin *p = owned_of(o)->pin;
    owned_of(o)->owners = to->owners;
    owned_of(o)->pin = NULL;
    qn_kctx_lock(to);
    p->next = to->pins;
    to->pins = p;
    qn_kctx_unlock(to);
  }
}

static void take(qn_kctx *ctx, qn_kobj *o) {
  worklist w = {ctx, NULL, NULL};
  take_child(&w, o);
  while (w.first) {
    qn_kobj *c = w.first;
    w.first = c->next;
    c->next = NULL;
    if (c->kind == QN_KO_VIEW) take_view(ctx, c);
    children(c, take_child, &w);
  }
}

void qn_kobj_take_result(qn_kctx *ctx, qn_kobj *o) {
  if (!counted(o)) return;
  take(ctx, o);
  count(NULL, o, HELD - 1);
}

void qn_kobj_keep(qn_kctx *ctx, qn_kobj *o) {
  if (!counted(o)) return;
  take(ctx, o);
  count(NULL, o, HELD);
}

void qn_kobj_drop(qn_kobj *o) {
  worklist w = {NULL, NULL, NULL};
  if (!counted(o)) return;
  drop_held(&w, o);
  free_worklist(&w);
}

/* --- generated code ----------------------------------------------------------------------------------------------------- */
void qn_k_ref(qn_kctx *ctx, qn_kobj *o) {
  if (counted(o)) count(ctx, o, 1);
}

void qn_k_dead(qn_kctx *ctx, qn_kobj *o) { free_object(ctx, o); }

void qn_k_unref(qn_kctx *ctx, qn_kobj *o) {
  if (counted(o) && count(ctx, o, (uint64_t)-1) == 0) free_object(ctx, o);
}

/* Counts value as an item of container. */
void qn_kobj_hold(qn_kctx *ctx, const qn_kobj *container, qn_kobj *value) {
  if (!counted(value)) return;
  if (container->home != ctx && !(value->flags & QN_KO_TAKEN)) take(ctx, value);
  count(ctx, value, HELD);
}

void qn_kobj_unhold(qn_kctx *ctx, qn_kobj *value) {
  worklist w = {ctx, outermost(ctx), NULL};
  if (!counted(value)) return;
  drop_held(&w, value);
  free_worklist(&w);
}

void qn_k_ref_store(qn_kctx *ctx, qn_kobj *container, qn_kobj **slot, qn_kobj *value) {
  qn_kobj *old = *slot;
  qn_kobj_hold(ctx, container, value);
  *slot = value;
  qn_kobj_unhold(ctx, old);
}

void qn_kslots_store(qn_kctx *ctx, qn_kobj *container, uint64_t *to, const uint64_t *from, uint64_t refs, unsigned n) {
  memmove(to, from, 8 * (size_t)n);
  for (; refs; refs &= refs - 1) {
    unsigned k = (unsigned)__builtin_ctzll(refs);
    if (k < n) qn_kobj_hold(ctx, container, (qn_kobj *)(uintptr_t)from[k]);
  }
}

void qn_kslots_drop(qn_kctx *ctx, const uint64_t *item, uint64_t refs, unsigned n) {
  for (; refs; refs &= refs - 1) {
    unsigned k = (unsigned)__builtin_ctzll(refs);
    if (k < n) qn_kobj_unhold(ctx, (qn_kobj *)(uintptr_t)item[k]);
  }
}

int32_t qn_k_instance_new(qn_kctx *ctx, int64_t kind, int64_t nslots, int64_t refs, int64_t tag, qn_kobj **out) {
  qn_kobj *o = qn_kobj_new(ctx, (qn_kkind)kind, sizeof(qn_kobj) + 8 * (size_t)nslots);
  if (!o) return 1;
  o->nslots = (uint16_t)nslots;
  o->refs = (uint64_t)refs;
  o->tag = (uint16_t)tag;
  *out = o;
  return 0;
}

int32_t qn_k_box(qn_kctx *ctx, const qn_view *v, qn_kobj **out) {
  qn_kobj *o = qn_kobj_new(ctx, QN_KO_VIEW, sizeof(qn_kobj) + sizeof(qn_view) + sizeof(qn_kowned));
  if (!o) return 1;
  if (v->owner && !qn_owner_is_block(v->owner) && ctx->owners) {
    qn_kpin *p = owned_of(o)->pin = malloc(sizeof *p);
    if (!p) return qn_k_error(ctx, "MemoryError", "unable to allocate %d bytes", (int)sizeof *p);
    p->owner = v->owner;
  }
  memcpy(view_of(o), v, sizeof *v);
  qn_k_retain(v->owner);
  *out = o;
  return 0;
}

void qn_k_err_save(qn_kctx *ctx, void *room) { memcpy(room, &ctx->err, sizeof ctx->err); }
void qn_k_err_restore(qn_kctx *ctx, const void *room) { memcpy(&ctx->err, room, sizeof ctx->err); }
