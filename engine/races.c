/* races.c - prints the races that a call of a kernel showed (quern run --check=races). */
#include "engine/engine.h"
#include "runtime/parallel/races.h"

void qn_races_print(qn_session *s, const qn_fnstate *f) {
  const qn_race *list;
  uint32_t n = qn_races_take(s->races, &list);
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  for (uint32_t i = 0; i < n; i++) {
    const qn_race *r = &list[i];
    qn_buf_printf(&text, "%.*s:%d: race: iteration %lld %s an element that iteration %lld %s in line %d (prange in line %d)\n",
                  (int)f->kfunc.source->name.n, f->kfunc.source->name.p, (int)r->line, (long long)r->iteration, r->write ? "writes" : "reads",
                  (long long)r->other_iteration, r->other_write ? "wrote" : "read", (int)r->other, (int)r->loop);
  }
  s->races_found += n;
  if (text.n) qn_session_write(s, 2, text.p, text.n);
  qn_buf_deinit(&text);
  qn_races_reset(s->races);
}
