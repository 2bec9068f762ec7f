/* picked_text.c - rows of text that a mask keeps (plan.h, picks.h), straight by its bits: what a part of the rows will hold is summed up
 * first, then parts are copied apart from each other. Text without missing rows. */
#include "runtime/frame/factor.h"
#include "runtime/frame/plan.h"

enum { PARTS = 64, AHEAD = 4, LINE = 64, LINES = 16 };

typedef struct text_job {
  const qn_picks *p;
  const int64_t *o; /* where rows begin in `from` */
  const char *from;
  int64_t size;     /* of from */
  int64_t width;    /* the bytes of every row; 0: they differ */
  int64_t *offsets;
  char *to;
  int64_t bytes[PARTS + 1]; /* before each part */
} text_job;

/* Parts are whole spans of the picks, whose counts are known. */
static int64_t span_of(const text_job *j, int64_t part) { return qn_picks_spans(j->p->of) * part / PARTS; }
static int64_t word_of(const text_job *j, int64_t part) {
  const int64_t word = span_of(j, part) * (QN_PICK_SPAN / 64), words = qn_picks_words(j->p->of);
  return word < words ? word : words;
}

QN_LEVELS static int64_t word_bytes(const int64_t *at, uint64_t w, int64_t n) {
  int64_t sum = 0;
  for (int64_t i = 0; i < n; i++) sum += (at[i + 1] - at[i]) & -(int64_t)(w >> i & 1);
  return sum;
}

static void measure_body(void *frame, int64_t begin, int64_t end) {
  text_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t sum = 0;
    for (int64_t word = word_of(j, k), stop = word_of(j, k + 1); word < stop; word++) {
      const uint64_t w = j->p->bits[word];
      const int64_t *at = j->o + word * 64, left = j->p->of - word * 64;
      if (w == UINT64_MAX) sum += at[64] - at[0];
      else if (w) sum += word_bytes(at, w, left < 64 ? left : 64);
    }
    j->bytes[k + 1] = sum;
  }
}

static inline void look_ahead(const char *x, int64_t bytes) {
  for (int64_t k = 0; k < bytes && k < LINE * LINES; k += LINE) __builtin_prefetch(x + k);
}

/* Rows that follow each other are one piece of text. RUN rows and PIECE bytes are written whatever is needed: the next run, which begins
 * behind what was, writes over the rest; `row` and `pos` stay so far below the ends of the part. */
static inline __attribute__((always_inline)) void fill_part(const text_job *j, int64_t k, const int64_t width) {
  enum { RUN = 8, PIECE = 64 };
  int64_t row = j->p->before[span_of(j, k)], pos = j->bytes[k];
  const int64_t rows = j->p->before[span_of(j, k + 1)] - RUN, room = j->bytes[k + 1] - PIECE, last = j->size - PIECE, behind = j->p->of - RUN;
  for (int64_t word = word_of(j, k), stop = word_of(j, k + 1); word < stop; word++) {
    uint64_t w = j->p->bits[word];
    if (!w) continue;
    const int64_t *at = j->o + word * 64, base = j->o[0] + word * 64 * width;
    if (width) {
      look_ahead(j->from + base + AHEAD * 64 * width, 64 * width);
    } else {
      const int64_t here = at[__builtin_ctzll(w)], some = at[64 - __builtin_clzll(w)] - here;
      look_ahead((const char *)at + AHEAD * 512, 512);
      look_ahead(j->from + here + AHEAD * some, some);
    }
    while (w) {
      const int64_t i = __builtin_ctzll(w), n = ~(w >> i) ? __builtin_ctzll(~(w >> i)) : 64;
      const int64_t s = width ? base + i * width : at[i], bytes = width ? n * width : at[i + n] - s;
      int64_t *offsets = j->offsets + row;
      if (bytes <= PIECE && pos <= room && s <= last) memcpy(j->to + pos, j->from + s, PIECE);
      else memcpy(j->to + pos, j->from + s, (size_t)bytes);
      if (n <= RUN && row <= rows && word * 64 + i <= behind)
        for (int64_t r = 0; r < RUN; r++) offsets[r] = width ? pos + r * width : at[i + r] - s + pos;
      else
        for (int64_t r = 0; r < n; r++) offsets[r] = width ? pos + r * width : at[i + r] - s + pos;
      row += n;
      pos += bytes;
      w = i + n < 64 ? w >> (i + n) << (i + n) : 0;
    }
  }
}

static void fill_body(void *frame, int64_t begin, int64_t end) {
  const text_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    if (j->width) fill_part(j, k, j->width);
    else fill_part(j, k, 0);
  }
}

qn_column *qn_picked_text(qn_rt *rt, const qn_column *c, const qn_picks *p) {
  const int64_t width = qn_col_text_width(c), cost = (p->n + p->of / 16) / PARTS * 1500;
  text_job j = {.p = p, .o = (const int64_t *)c->offsets->data + c->offset, .from = c->values->data, .size = (int64_t)c->values->size, .width = width > 0 ? width : 0};
  if (!j.width) qn_frame_parallel(rt, measure_body, &j, PARTS, cost / 2);
  for (int k = 0; k < PARTS; k++) j.bytes[k + 1] = j.width ? p->before[span_of(&j, k + 1)] * j.width : j.bytes[k] + j.bytes[k + 1];
  qn_column *out = qn_column_plain(c->alloc, QN_COL_STR, p->n);
  qn_colbuf *text = out ? qn_colbuf_plain(c->alloc, (size_t)j.bytes[PARTS]) : NULL;
  if (!text) return qn_column_drop(out), qn_raise_memory(rt), NULL;
  qn_colbuf_drop(out->values);
  out->values = text;
  qn_column_like(out, c);
  out->widened = c->widened;
  out->text_width = j.width;
  j.offsets = out->offsets->data;
  j.to = text->data;
  j.offsets[p->n] = j.bytes[PARTS];
  qn_frame_parallel(rt, fill_body, &j, PARTS, cost);
  return out;
}
