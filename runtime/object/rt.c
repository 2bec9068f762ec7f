/* rt.c - the runtime's life, and the life of objects: allocation, counts reaching zero, the final sweep.
 *
 * Destruction recurses through containers, so it is cut at DESTROY_DEPTH: deeper objects wait in rt->trash until the
 * outermost destroy empties it. The final sweep destroys whatever is left (cycles): an object under destruction is
 * immortal (rc = -1), and its memory is kept until the end, so that releases from its neighbours find a valid header.
 * Instances go before run-time classes, whose tables their destroy functions need. */
#include "runtime/object/weak.h"
#include "runtime/object/array/array.h"
#include "runtime/object/internal.h"

enum { DESTROY_DEPTH = 48, RECURSION_MAX = 1000, HEAD_MAX = 256, INT_DIGITS_MAX = 4300 };

/* Small objects come and go all the time: their memory is kept, in classes of 16 bytes, up to SPARE_MAX blocks each.
 * Not under the address sanitizer, which could not see a use after free then. */
enum { SPARE_STEP = 16, SPARE_MAX = 2048 };
#if defined(__SANITIZE_ADDRESS__)
enum { SPARE_ON = 0 };
#else
enum { SPARE_ON = 1 };
#endif

static struct qn_spare *spare_of(qn_rt *rt, size_t size) {
  size_t class = (size - 1) / SPARE_STEP;
  return SPARE_ON && class < QN_COUNT(rt->spare) ? &rt->spare[class] : NULL;
}

static size_t spare_size(size_t size) { return (size + SPARE_STEP - 1) / SPARE_STEP * SPARE_STEP; }

static void *block_new(qn_rt *rt, size_t size) {
  struct qn_spare *s = spare_of(rt, size);
  if (!s) return qn_alloc(rt->alloc, size);
  if (!s->n) return qn_alloc(rt->alloc, spare_size(size));
  void *p = s->first;
  memcpy(&s->first, p, sizeof s->first);
  s->n--;
  return p;
}

static void block_free(qn_rt *rt, void *p, size_t size) {
  struct qn_spare *s = spare_of(rt, size);
  if (!s) {
    qn_free(rt->alloc, p, size);
  } else if (s->n >= SPARE_MAX) {
    qn_free(rt->alloc, p, spare_size(size));
  } else {
    memcpy(p, &s->first, sizeof s->first);
    s->first = p;
    s->n++;
  }
}

static void spare_drop(qn_rt *rt) {
  for (size_t i = 0; i < QN_COUNT(rt->spare); i++) {
    for (void *p = rt->spare[i].first, *next; rt->spare[i].n; p = next, rt->spare[i].n--) {
      memcpy(&next, p, sizeof next);
      qn_free(rt->alloc, p, (i + 1) * SPARE_STEP);
    }
  }
}

static void list_init(qn_obj *head) { head->prev = head->next = head; }

static void list_unlink(qn_obj *o) {
  o->prev->next = o->next;
  o->next->prev = o->prev;
}

static void list_push(qn_obj *head, qn_obj *o) {
  o->next = head;
  o->prev = head->prev;
  head->prev->next = o;
  head->prev = o;
}

int qn_rt_init(qn_rt *rt, const qn_allocator *alloc) {
  memset(rt, 0, sizeof *rt);
  rt->alloc = alloc ? alloc : &qn_malloc_allocator;
  rt->depth_max = RECURSION_MAX;
  rt->int_digits_max = INT_DIGITS_MAX;
  list_init(&rt->objects);
  list_init(&rt->trash);
  qn_arena_init(&rt->arena, rt->alloc);
  rt->arena.oom = &rt->arena_oom;
  qn_intern_init(&rt->intern, &rt->arena);
  qn_value error = {0};
  if (qn_str_init(rt) < 0 || qn_new_exception(rt, qn_exc_classes[QN_E_MemoryError], NULL, 0, &error) < 0) {
    qn_rt_deinit(rt);
    return -1;
  }
  error.o->rc = -1;
  rt->memory_error = error;
  return 0;
}

static void sweep(qn_rt *rt) {
  qn_obj types;
  list_init(&types);
  rt->sweeping = true;
  while (rt->objects.next != &rt->objects) {
    qn_obj *o = rt->objects.next;
    if (o->cls->kind == QN_K_TYPE) {
      list_unlink(o);
      list_push(&types, o);
    } else {
      qn_obj_destroy(rt, o);
    }
  }
  while (types.next != &types) qn_obj_destroy(rt, types.next);
  while (rt->dead) {
    qn_obj *o = rt->dead;
    size_t head = (uintptr_t)o->prev % HEAD_MAX;
    rt->dead = o->next;
    block_free(rt, (char *)o - head, (size_t)(uintptr_t)o->prev / HEAD_MAX);
  }
}

void qn_rt_deinit(qn_rt *rt) {
  qn_value exc = rt->exc, handling = rt->handling;
  rt->exc = rt->handling = (qn_value){0};
  qn_release(rt, exc);
  qn_release(rt, handling);
  qn_drop(rt, &rt->added);
  sweep(rt);
  spare_drop(rt);
  qn_free(rt->alloc, rt->plan_notes, rt->plan_notes_size);
  rt->plan_notes = NULL;
  qn_arrays_deinit(rt);
  qn_weak_deinit(rt);
  qn_arena_deinit(&rt->arena);
}

static qn_sym intern_guarded(qn_rt *rt, qn_sv s) {
  if (setjmp(rt->arena_oom)) {
    qn_raise_memory(rt);
    return NULL;
  }
  return qn_intern_sv(&rt->intern, s);
}

static qn_sym sym_of_sv(qn_rt *rt, qn_sv s) {
  qn_sym known = qn_intern_find(&rt->intern, s);
  return known ? known : intern_guarded(rt, s);
}

qn_sym qn_sym_of(qn_rt *rt, const char *z) { return sym_of_sv(rt, qn_sv_of(z)); }
qn_sym qn_sym_of_str(qn_rt *rt, qn_value str) { return sym_of_sv(rt, qn_str_sv(str)); }

static size_t room(qn_rt *rt, size_t size) { return spare_of(rt, size) ? spare_size(size) : size; }

void *qn_obj_resize(qn_rt *rt, qn_obj *o, size_t old, size_t size) {
  qn_obj *p = room(rt, old) == room(rt, size) ? o : qn_realloc(rt->alloc, o, room(rt, old), room(rt, size));
  if (!p) {
    qn_raise_memory(rt);
    return NULL;
  }
  p->prev->next = p; /* the list of all objects follows the move */
  p->next->prev = p;
  return p;
}

void *qn_obj_new(qn_rt *rt, const qn_class *cls, size_t size) { return qn_obj_new_raw(rt, cls, size, size); }

void *qn_obj_new_raw(qn_rt *rt, const qn_class *cls, size_t size, size_t zero) {
  size_t head = cls->head;
  char *block = block_new(rt, size + head);
  if (!block) {
    qn_raise_memory(rt);
    return NULL;
  }
  memset(block, 0, zero + head);
  qn_obj *o = (qn_obj *)(void *)(block + head);
  o->cls = cls;
  o->rc = 1;
  list_push(&rt->objects, o);
  rt->live++;
  if (cls->obj.rc > 0) qn_retain(qn_class_value(cls)); /* a run-time class lives as long as its instances */
  return o;
}

void qn_obj_free(qn_rt *rt, qn_obj *o, size_t size) {
  const qn_class *cls = o->cls;
  list_unlink(o);
  rt->live--;
  if (cls == &qn_type_class || cls->kind == QN_K_TYPE) qn_mcache_clear(rt);
  if (rt->sweeping) {
    o->rc = -1;
    o->prev = (qn_obj *)(uintptr_t)((size + cls->head) * HEAD_MAX + cls->head);
    o->next = rt->dead;
    rt->dead = o;
  } else {
    block_free(rt, (char *)o - cls->head, size + cls->head);
  }
  qn_release(rt, qn_class_value(cls));
}

static void destroy_now(qn_rt *rt, qn_obj *o) {
  QN_FIND_SLOT(c, o->cls, destroy);
  o->rc = -1;
  if (c)
    c->destroy(rt, o);
  else
    qn_obj_free(rt, o, sizeof *o); /* a class without its own state */
}

void qn_obj_destroy(qn_rt *rt, qn_obj *o) {
  if (rt->weak.n) qn_weak_gone(rt, o);
  if (rt->destroy_depth >= DESTROY_DEPTH) {
    o->rc = -1;
    list_unlink(o);
    list_push(&rt->trash, o);
    return;
  }
  rt->destroy_depth++;
  destroy_now(rt, o);
  while (rt->destroy_depth == 1 && rt->trash.next != &rt->trash) destroy_now(rt, rt->trash.next);
  rt->destroy_depth--;
}

int qn_enter(qn_rt *rt, const char *where) {
  if (rt->depth >= rt->depth_max) return qn_raise(rt, QN_E_RecursionError, "maximum recursion depth exceeded%s", where);
  rt->depth++;
  return 0;
}

int qn_repr_enter(qn_rt *rt, qn_repr_mark *mark, const qn_obj *o) {
  for (const qn_repr_mark *m = rt->repr_marks; m; m = m->next)
    if (m->o == o) return 0;
  QN_TRY(qn_enter(rt, " while getting the repr of an object"));
  *mark = (qn_repr_mark){o, rt->repr_marks};
  rt->repr_marks = mark;
  return 1;
}

void qn_repr_leave(qn_rt *rt, qn_repr_mark *mark) {
  rt->repr_marks = mark->next;
  qn_leave(rt);
}
