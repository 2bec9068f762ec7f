/* factor_text.c - codes of text whose values have fewer than 8 bytes each, and of which there are few different ones: a value is one
 * number, its bytes and above them its length, and a table answers which code a number has.
 *
 * Each part of the rows has a table of its own. All begin with what the first rows hold, so that mostly nothing has to be
 * renumbered when the parts are put together in order: codes are by first appearance. Longer text, or too many different
 * values: the general way (factor_hash.c). */
#include "runtime/frame/factor.h"

enum { PARTS_MOST = 16, HEAD_ROWS = 1 << 16, FIRST_BITS = 10, LAST_BITS = 16, GROUPS = 1 << (LAST_BITS - 2) };
#define FREE ((uint64_t)0xfe << 56) /* no text is as long */

typedef struct slot {
  uint64_t key;
  int32_t code;
} slot;

typedef struct part {
  slot *slots; /* 1 << LAST_BITS, of which 1 << bits are in use */
  uint64_t *key; /* per code */
  int32_t *first, *map; /* per code: its row; the code of all */
  int32_t groups;
  int bits;
  bool same; /* the codes are those of all */
} part;

typedef struct text_job {
  const qn_keysrc *src;
  qn_factor *f;
  bool keep_na;
  int64_t head, parts;
  part part[PARTS_MOST];
  _Atomic bool failed; /* by some thread */
} text_job;

/* --- keys ---------------------------------------------------------------------------------------------------------------------- */
static inline uint64_t brief(const char *p, size_t len) {
  uint64_t x = 0;
  memcpy(&x, p, len);
  return x;
}

/* False: a longer text is among them. */
static bool keys_of(const qn_keysrc *s, int64_t at, int64_t n, uint64_t *key) {
  const qn_column *c = s->col;
  const int64_t *o = (const int64_t *)c->offsets->data + c->offset + at;
  const char *text = c->values->data;
  uint64_t longest = 0;
  const int64_t width = c->text_width;
  if (width > 0 && width <= 7 && !s->nulls && o[0] + n * width + 8 <= (int64_t)c->values->size) {
    const uint64_t mask = ((uint64_t)1 << (8 * width)) - 1, len = (uint64_t)width << 56;
    const char *x = text + o[0];
    for (int64_t i = 0; i < n; i++, x += width) {
      memcpy(&key[i], x, sizeof *key);
      key[i] = (key[i] & mask) | len;
    }
    return true;
  }
  for (int64_t i = 0; i < n; i++) longest |= (uint64_t)(o[i + 1] - o[i]);
  if (longest > 7) return false;
  if (o[n - 1] + 8 <= (int64_t)c->values->size) {
    for (int64_t i = 0; i < n; i++) {
      uint64_t x, len = (uint64_t)(o[i + 1] - o[i]);
      memcpy(&x, text + o[i], sizeof x);
      key[i] = (x & (((uint64_t)1 << (8 * len)) - 1)) | len << 56;
    }
  } else {
    for (int64_t i = 0; i < n; i++) key[i] = brief(text + o[i], (size_t)(o[i + 1] - o[i])) | (uint64_t)(o[i + 1] - o[i]) << 56;
  }
  for (int64_t i = 0; s->nulls && i < n; i++)
    if (qn_column_is_null(c, at + i)) key[i] = QN_KEY_NULL;
  return true;
}

/* --- the table ----------------------------------------------------------------------------------------------------------------- */
static inline uint64_t place_of(uint64_t key, int bits) { return (key * 0x9e3779b97f4a7c15u) >> (64 - bits); }

static void clear(part *p, int bits) {
  p->bits = bits;
  for (int64_t i = 0; i < (int64_t)1 << bits; i++) p->slots[i] = (slot){FREE, -1};
}

static void put(part *p, uint64_t key, int32_t code) {
  uint64_t at = place_of(key, p->bits), mask = ((uint64_t)1 << p->bits) - 1;
  while (p->slots[at].code >= 0) at = (at + 1) & mask;
  p->slots[at] = (slot){key, code};
}

/* The code of a key that is not in its place: elsewhere, or new. */
static int32_t far_code(part *p, uint64_t key, int64_t row) {
  uint64_t at = place_of(key, p->bits), mask = ((uint64_t)1 << p->bits) - 1;
  for (; p->slots[at].code >= 0; at = (at + 1) & mask)
    if (p->slots[at].key == key) return p->slots[at].code;
  int32_t code = p->groups++;
  p->slots[at] = (slot){key, code};
  p->key[code] = key;
  p->first[code] = (int32_t)row;
  if ((int64_t)p->groups * 4 > (int64_t)1 << p->bits && p->bits < LAST_BITS) { /* sparse: what is in its place needs no second look */
    clear(p, p->bits + 2);
    for (int32_t g = 0; g < p->groups; g++) put(p, p->key[g], g);
  }
  return code;
}

static bool code_rows(const text_job *j, part *p, int64_t at, int64_t stop) {
  uint64_t key[QN_FACTOR_BLOCK];
  for (; at < stop; at += QN_FACTOR_BLOCK) {
    int64_t n = stop - at < QN_FACTOR_BLOCK ? stop - at : QN_FACTOR_BLOCK;
    if (p->groups > GROUPS - n || !keys_of(j->src, at, n, key)) return false;
    int32_t *codes = j->f->codes + at;
    for (int64_t i = 0; i < n; i++) {
      const slot *s = &p->slots[place_of(key[i], p->bits)];
      if (s->key == key[i]) codes[i] = s->code;
      else codes[i] = key[i] == QN_KEY_NULL && !j->keep_na ? -1 : far_code(p, key[i], at + i);
    }
  }
  return true;
}

/* --- parts of the rows --------------------------------------------------------------------------------------------------------- */
static int64_t text_begin(const text_job *j, int64_t k) {
  return k == 0 ? j->head : k == j->parts ? j->f->n : j->head + qn_part_begin(j->f->n - j->head, j->parts, k);
}

static void text_body(void *frame, int64_t begin, int64_t end) {
  text_job *j = frame;
  for (int64_t k = begin; k < end && !j->failed; k++)
    if (!code_rows(j, &j->part[k], text_begin(j, k), text_begin(j, k + 1))) j->failed = true;
}

static void renumber_body(void *frame, int64_t begin, int64_t end) {
  text_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    const part *p = &j->part[k];
    int32_t *codes = j->f->codes;
    for (int64_t i = text_begin(j, k), stop = text_begin(j, k + 1); !p->same && i < stop; i++) codes[i] = codes[i] < 0 ? -1 : p->map[codes[i]];
  }
}

/* Numbers what only later parts met, in the first part's table. False: too many. */
static bool join_parts(text_job *j, bool *same) {
  part *all = &j->part[0];
  *same = all->same = true;
  for (int64_t k = 1; k < j->parts; k++) {
    part *p = &j->part[k];
    p->same = true;
    for (int32_t g = 0; g < p->groups; g++) {
      if (all->groups >= GROUPS) return false;
      p->map[g] = far_code(all, p->key[g], p->first[g]);
      p->same = p->same && p->map[g] == g;
    }
    *same = *same && p->same;
  }
  return true;
}

static bool code_all(qn_rt *rt, text_job *j) {
  if (j->head && !code_rows(j, &j->part[0], 0, j->head)) return false;
  const part *all = &j->part[0];
  for (int64_t k = 1; k < j->parts; k++) { /* as the first is after the first rows */
    part *p = &j->part[k];
    p->bits = all->bits, p->groups = all->groups;
    memcpy(p->slots, all->slots, sizeof *p->slots << all->bits);
    memcpy(p->key, all->key, (size_t)all->groups * sizeof *p->key);
    memcpy(p->first, all->first, (size_t)all->groups * sizeof *p->first);
  }
  qn_frame_parallel(rt, text_body, j, j->parts, j->f->n / j->parts * 3000);
  bool same;
  if (j->failed || !join_parts(j, &same)) return false;
  if (!same) qn_frame_parallel(rt, renumber_body, j, j->parts, j->f->n / j->parts * 500);
  return true;
}

/* 0 done, 1 not in this way, -1 with an exception. */
int qn_factor_text(qn_rt *rt, const qn_keysrc *s, bool keep_na, qn_factor *f) {
  uint64_t key[QN_FACTOR_BLOCK];
  if (f->n == 0 || !keys_of(s, 0, f->n < QN_FACTOR_BLOCK ? f->n : QN_FACTOR_BLOCK, key)) return 1;
  qn_col_text_width(s->col);
  text_job j = {.src = s, .f = f, .keep_na = keep_na, .parts = f->n < HEAD_ROWS * 4 ? 1 : qn_frame_threads(rt)};
  if (j.parts > PARTS_MOST) j.parts = PARTS_MOST;
  if (j.parts > 1) j.head = HEAD_ROWS;
  const int64_t slots = f->n <= QN_FACTOR_BLOCK ? 1 << (FIRST_BITS + 2) : 1 << LAST_BITS; /* few rows have few values */
  const int64_t most = f->n < GROUPS ? f->n : GROUPS;
  const size_t each = (size_t)slots * sizeof(slot) + (size_t)most * (sizeof(uint64_t) + 2 * sizeof(int32_t)), room = each * (size_t)j.parts;
  char *block = qn_alloc(rt->alloc, room);
  if (!block) return qn_raise_memory(rt);
  for (int64_t k = 0; k < j.parts; k++) {
    part *p = &j.part[k];
    p->slots = (slot *)(void *)(block + (size_t)k * each);
    p->key = (uint64_t *)(void *)(p->slots + slots);
    p->first = (int32_t *)(void *)(p->key + most);
    p->map = p->first + most;
  }
  clear(&j.part[0], FIRST_BITS);
  bool done = code_all(rt, &j);
  if (done) {
    f->groups = j.part[0].groups;
    f->first = qn_positions(rt, f->groups);
    f->cap = f->first ? f->groups : 0;
    for (int64_t g = 0; f->first && g < f->groups; g++) f->first[g] = j.part[0].first[g];
  }
  qn_free(rt->alloc, block, room);
  return !done ? 1 : f->first ? 0 : -1;
}
