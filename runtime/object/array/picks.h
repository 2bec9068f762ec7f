/* picks.h - which elements of an array a mask picks: a bit for each, and how many were picked before every SPAN-th. A mask that is kept as
 * bits is an eighth of its bytes and is read again for each column that it filters; the counts find the k-th picked element, so that
 * threads begin anywhere. */
#ifndef QN_ARRAY_PICKS_H
#define QN_ARRAY_PICKS_H

#include <stdint.h>

enum { QN_PICK_SPAN = 4096 };

typedef struct qn_picks {
  int64_t of, n;   /* n of them are picked */
  uint64_t *bits;  /* qn_picks_words(of) words; none behind `of` is set */
  int64_t *before; /* qn_picks_spans(of) + 1 */
} qn_picks;

static inline int64_t qn_picks_words(int64_t of) { return of / 64 + 1; }
static inline int64_t qn_picks_spans(int64_t of) { return of / QN_PICK_SPAN + 1; }

/* n bytes that are 0 or not to the bits from to[0] on; those of the last word that have no byte are 0. */
void qn_picks_pack(uint64_t *to, const uint8_t *m, int64_t n);
void qn_picks_count(qn_picks *p); /* bits are there: fills `before` and n */

typedef struct qn_pick_at { /* the next one that is picked: the lowest of `left` in word `word` */
  int64_t word;
  uint64_t left;
} qn_pick_at;
qn_pick_at qn_picks_find(const qn_picks *p, int64_t k); /* the k-th one, k <= n */
/* The next n picked elements of `from` (item bytes each, without gaps) to `to`; nothing is written from `end` on. */
qn_pick_at qn_picks_gather(const qn_picks *p, qn_pick_at at, const char *from, int64_t item, int64_t n, char *to, const char *end);
/* Their positions. */
qn_pick_at qn_picks_positions(const qn_picks *p, qn_pick_at at, int64_t n, int64_t *to);
#endif
