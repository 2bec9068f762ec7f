/* suggest.c - names by edit distance (insertions, deletions, substitutions of bytes; names beyond 32 bytes are not near). */
#include "frontend/suggest.h"

uint32_t qn_edit_distance(qn_sv a, qn_sv b, bool any_case) {
  const unsigned char fold = any_case ? 0x20 : 0;
  uint32_t row[33];
  if (a.n > 32 || b.n > 32) return 99;
  for (uint32_t j = 0; j <= b.n; j++) row[j] = j;
  for (uint32_t i = 1; i <= a.n; i++) {
    uint32_t diagonal = row[0];
    row[0] = i;
    for (uint32_t j = 1; j <= b.n; j++) {
      uint32_t best = diagonal + ((a.p[i - 1] | fold) != (b.p[j - 1] | fold));
      if (row[j] + 1 < best) best = row[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row[b.n];
}

void qn_suggest_offer(qn_suggestion *s, qn_sv name) {
  uint32_t d = qn_edit_distance(s->wrong, name, false);
  if (!name.n || !d || (s->best.n && d >= s->distance)) return; /* the wrong name itself may be among what is offered */
  s->best = name;
  s->distance = d;
}

const char *qn_suggest_text(const qn_suggestion *s, qn_arena *a) {
  uint32_t limit = s->wrong.n <= 4 ? 1 : 2;
  if (s->wrong.n < 3 || !s->best.n || s->distance > limit) return "";
  return qn_arena_printf(a, ", did you mean '%.*s'?", (int)s->best.n, s->best.p);
}
