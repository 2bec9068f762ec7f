/* rows.c - lists of tuples of plain numbers, read once: what tells the type of such a list is a look at every item, and on the
 * way the numbers are copied into the memory that becomes the kernel's list (convert.c). A tuple lies somewhere else than the
 * list, so the reading is what costs; the next ones are fetched ahead.
 *
 * A list that comes again and again is read from memory once: its numbers are kept with the tuples that they came from (and
 * that are held, so that no other tuple can take the place of one). As long as the list holds those very tuples, which one
 * look at its own memory says, they are the numbers. What is kept goes with the list, or when it has become too much.
 *
 * qn_rows_begin · the key of the arguments (contype.c) · the specialisation · qn_rows_take for each list (convert.c) ·
 * qn_rows_end. The session's lock is held from begin to end: nobody changes a list in between. */
#include "engine/engine.h"

enum { AHEAD = 24 };

static bool number(uint8_t tag) { return tag == QN_INT || tag == QN_FLOAT || tag == QN_BOOL; }

static uint32_t width_of(qn_value v) {
  if (v.tag != QN_OBJ || v.o->cls != &qn_tuple_class) return 0;
  const qn_tuple *t = (const qn_tuple *)v.o;
  if (t->n < 1 || t->n > QN_ROW_MAX) return 0;
  for (int64_t i = 0; i < t->n; i++)
    if (!number(t->items[i].tag)) return 0;
  return (uint32_t)t->n;
}

bool qn_rows_are(qn_value v) {
  const qn_list *l = (const qn_list *)v.o;
  return v.tag == QN_OBJ && v.o->cls == &qn_list_class && l->elem == QN_OBJ && l->n > 0 && width_of(l->v[0]) > 0;
}

/* False: some item differs from the first. */
static bool copy(const qn_list *l, uint32_t width, uint64_t *to) {
  const qn_tuple *first = (const qn_tuple *)l->v[0].o;
  int64_t near = l->n > AHEAD ? l->n - AHEAD : 0;
  for (int64_t i = 0; i < l->n; i++) {
    const qn_value *v = &l->v[i];
    if (i < near) {
      const char *soon = (const char *)v[AHEAD].o;
      if (v[AHEAD].tag == QN_OBJ) {
        __builtin_prefetch(soon);
        __builtin_prefetch(soon + 63);
      }
    }
    const qn_tuple *t = (const qn_tuple *)v->o;
    if (v->tag != QN_OBJ || t->obj.cls != &qn_tuple_class || t->n != (int64_t)width) return false;
    for (uint32_t k = 0; k < width; k++) {
      if (t->items[k].tag != first->items[k].tag) return false;
      *to++ = t->items[k].bits;
    }
  }
  return true;
}

/* --- lists that were read before ------------------------------------------------------------------------------------------------ */
enum { KEPT_LISTS = 4, KEPT_BYTES = 128 << 20 };
typedef struct kept_list {
  qn_list *of; /* NULL: free */
  int64_t n;
  uint64_t *data;  /* NULL: it was met once */
  qn_obj **tuples; /* held */
} kept_list;
struct qn_rows_kept {
  kept_list list[KEPT_LISTS];
  uint32_t next; /* the one that makes room */
};

static void drop(qn_session *s, kept_list *k) {
  if (!k->of) return;
  k->of->watched = false;
  kept_list old = *k;
  *k = (kept_list){0};
  for (int64_t i = 0; old.data && i < old.n; i++) qn_release(&s->rt, qn_from_obj(old.tuples[i]));
  free(old.data);
  free(old.tuples);
}

void qn_rows_list_gone(qn_rt *rt, const qn_list *l) {
  qn_session *s = qn_session_of(rt);
  for (uint32_t i = 0; s->rows_kept && i < KEPT_LISTS; i++)
    if (s->rows_kept->list[i].of == l) drop(s, &s->rows_kept->list[i]);
}

void qn_rows_forget(qn_session *s) {
  for (uint32_t i = 0; s->rows_kept && i < KEPT_LISTS; i++) drop(s, &s->rows_kept->list[i]);
  free(s->rows_kept);
  s->rows_kept = NULL;
}

static kept_list *known(const qn_session *s, const qn_list *l) {
  for (uint32_t i = 0; s->rows_kept && i < KEPT_LISTS; i++)
    if (s->rows_kept->list[i].of == l) return &s->rows_kept->list[i];
  return NULL;
}

static bool still_holds(const qn_list *l, const kept_list *k) {
  if (!k->data || l->elem != QN_OBJ || l->n != k->n) return false;
  for (int64_t i = 0; i < k->n;) {
    uint64_t differ = 0;
    for (int64_t end = i + 1024 < k->n ? i + 1024 : k->n; i < end; i++)
      differ |= (uint64_t)((uintptr_t)l->v[i].o ^ (uintptr_t)k->tuples[i]) | (uint64_t)(l->v[i].tag ^ QN_OBJ);
    if (differ) return false;
  }
  return true;
}

/* Met for the second time in this form: data and its tuples are kept. False: they are not. */
static bool keep(kept_list *k, const qn_list *l, uint32_t width, uint64_t *data) {
  if ((uint64_t)l->n > KEPT_BYTES / KEPT_LISTS / (8u * (width + 1))) return false;
  if (!(k->tuples = malloc((size_t)l->n * sizeof *k->tuples))) return false;
  for (int64_t i = 0; i < l->n; i++) k->tuples[i] = qn_retained(l->v[i]).o;
  k->n = l->n;
  k->data = data;
  return true;
}

/* Remembers that l was met, in the place of another that the call at hand does not use. */
static void note(qn_session *s, const qn_rows *rows, qn_list *l) {
  if (!s->rows_kept && !(s->rows_kept = calloc(1, sizeof *s->rows_kept))) return;
  kept_list *k = NULL;
  for (uint32_t i = 0; i < KEPT_LISTS && !k; i++) {
    k = &s->rows_kept->list[s->rows_kept->next++ % KEPT_LISTS];
    if (k->of && qn_rows_of(rows, k->of)) k = NULL;
  }
  if (!k) return;
  drop(s, k);
  *k = (kept_list){.of = l, .n = l->n};
  l->watched = true;
}

static void read_list(qn_session *s, qn_rows *rows, qn_list *l) {
  kept_list *k = known(s, l);
  if (k && still_holds(l, k)) {
    rows->list[rows->n++] = (qn_row_list){l, k->data, true};
    return;
  }
  uint32_t width = width_of(l->v[0]);
  bool again = k && !k->data && k->n == l->n;
  if (k && !again) drop(s, k), k = NULL;
  uint64_t *data = malloc((size_t)l->n * width * 8);
  if (!data) return; /* the slow way says what is wrong */
  if (!copy(l, width, data)) {
    free(data);
    return;
  }
  rows->list[rows->n++] = (qn_row_list){l, data, again && keep(k, l, width, data)};
  if (!k) note(s, rows, l);
}

void qn_rows_begin(qn_session *s, qn_rows *rows, const qn_value *v, uint32_t n) {
  rows->n = 0;
  for (uint32_t i = 0; i < n && rows->n < QN_ROW_LISTS; i++)
    if (qn_rows_are(v[i]) && !qn_rows_of(rows, (const qn_list *)v[i].o)) read_list(s, rows, (qn_list *)v[i].o);
  s->rows = rows->n ? rows : NULL;
}

const qn_row_list *qn_rows_of(const qn_rows *rows, const qn_list *l) {
  for (uint32_t i = 0; rows && i < rows->n; i++)
    if (rows->list[i].of == l) return &rows->list[i];
  return NULL;
}

uint64_t *qn_rows_take(qn_session *s, const qn_list *l, bool *lent) {
  qn_row_list *r = (qn_row_list *)(uintptr_t)qn_rows_of(s->rows, l);
  if (!r) return NULL;
  uint64_t *data = r->data;
  *lent = r->kept;
  r->data = NULL;
  r->of = NULL;
  return data;
}

void qn_rows_end(qn_session *s, qn_rows *rows) {
  s->rows = NULL;
  for (uint32_t i = 0; i < rows->n; i++)
    if (!rows->list[i].kept) free(rows->list[i].data);
}
