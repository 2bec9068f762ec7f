/* outside.c - may a function store to what its caller gave it, or do anything else that is seen outside before it returns?
 * One that may not can be run again from the start (engine/dispatch.c does where an int leaves 64 bits).
 *
 * A fixed point over the module, as in effects.c, over arrays and objects: whatever is read out of, made of or stored into
 * something that came from outside counts as coming from there. */
#include "codegen/ir/ir.h"

typedef struct search {
  const qn_irmodule *m;
  bool *value, *local; /* of the function at hand: is it from outside? */
  bool *writes;        /* per function: does it store to one of its parameters? */
  bool changed, seen;  /* seen: an effect of another kind */
} search;

static void mark(search *s, bool *to, bool outside) {
  if (outside && !*to) *to = s->changed = true;
}

static bool any(const search *s, const qn_irins *i) {
  for (uint32_t k = 0; k < i->nargs; k++)
    if (s->value[i->args[k]]) return true;
  return false;
}

static bool holds(qn_irtype t) { return !qn_irt_is_scalar(t); }

/* Helpers that leave their arguments as they were. */
static bool only_reads(const char *name) {
  static const char *const rows[] = {"qn_k_complex", "qn_k_product", "qn_k_dot", "qn_k_argsort", "qn_k_collect", "qn_k_pick", "qn_k_search", "qn_k_round_digits", "qn_k_gcd",
                                     "qn_k_lcm", "qn_k_powi", "qn_py_", "qn_k_logaddexp", "qn_k_nextafter", "qn_k_heaviside", "qn_k_spacing", "qn_k_hash",
                                     "qn_k_str_", "qn_k_range", "qn_k_retain", "qn_k_release", "qn_k_view", "qn_k_ref", "qn_k_unref", "qn_k_dead",
                                     "qn_k_list_new", "qn_k_list_slice", "qn_k_list_copy", "qn_k_list_concat", "qn_k_list_find", "qn_k_list_count",
                                     "qn_k_list_compare", "qn_k_table_new", "qn_k_table_find", "qn_k_table_at", "qn_k_table_next", "qn_k_table_last",
                                     "qn_k_table_copy", "qn_k_table_eq", "qn_k_set_subset", "qn_k_set_disjoint", "qn_k_box", "qn_k_alloc", "qn_k_key_error",
                                     "qn_k_fail", "qn_k_site", "qn_k_trace", "qn_k_raise"};
  if (strcmp(name, "qn_k_ref_store") == 0) return false;
  for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
    if (strncmp(name, rows[k], strlen(rows[k])) == 0) return true;
  return false;
}

static bool is_effect(const char *name) {
  return strstr(name, "print") || strstr(name, "random") || strstr(name, "text_take") || strstr(name, "instance") || strncmp(name, "qn_k_", 5) != 0;
}

static void helper(search *s, uint32_t fn, const qn_irins *i, qn_irval v) {
  const bool outside = any(s, i);
  if (holds(i->type)) mark(s, &s->value[v], outside);
  if (only_reads(i->name)) return;
  s->seen = s->seen || is_effect(i->name);
  mark(s, &s->writes[fn], outside);
  for (uint32_t k = 0; k < i->nargs; k++)
    if (holds(s->m->fns.data[fn]->ins.data[i->args[k]]->type)) mark(s, &s->value[i->args[k]], outside);
}

static void visit(search *s, uint32_t fn, qn_irval v) {
  const qn_irins *i = s->m->fns.data[fn]->ins.data[v];
  const bool first = i->nargs && s->value[i->args[0]];
  switch ((int)i->op) {
    case QN_I_PARAM: mark(s, &s->value[v], holds(i->type)); break;
    case QN_I_GET: mark(s, &s->value[v], holds(i->type) && s->local[i->imm[0]]); break;
    case QN_I_SET: mark(s, &s->local[i->imm[0]], first); break;
    case QN_I_NEST: mark(s, &s->writes[fn], i->nargs > 1 && s->value[i->args[1]]); break;
    case QN_I_STORE: mark(s, &s->writes[fn], first); break;
    case QN_I_POKE:
      mark(s, &s->writes[fn], first);
      mark(s, &s->value[i->args[0]], any(s, i));
      break;
    case QN_I_CALL:
      mark(s, &s->writes[fn], any(s, i) && s->writes[i->imm[0]]);
      mark(s, &s->value[v], any(s, i));
      break;
    case QN_I_HCALL: helper(s, fn, i, v); break;
    default:
      if (holds(i->type)) mark(s, &s->value[v], any(s, i));
      break;
  }
}

bool qn_ir_stays_inside(const qn_irmodule *m) {
  search s = {.m = m};
  s.writes = QN_NEW_N(m->arena, bool, m->fns.n);
  bool again = true;
  while (again) {
    again = false;
    for (uint32_t f = 0; f < m->fns.n; f++) {
      const bool before = s.writes[f];
      s.value = QN_NEW_N(m->arena, bool, m->fns.data[f]->ins.n);
      s.local = QN_NEW_N(m->arena, bool, m->fns.data[f]->locals.n + 1);
      do {
        s.changed = false;
        for (qn_irval v = 1; v < m->fns.data[f]->ins.n; v++) visit(&s, f, v);
      } while (s.changed);
      again = again || s.writes[f] != before;
    }
  }
  return !s.seen && !s.writes[0];
}

bool qn_ir_asks(const qn_irmodule *m, const char *prefix) {
  for (uint32_t f = 0; f < m->fns.n; f++)
    for (qn_irval v = 1; v < m->fns.data[f]->ins.n; v++) {
      const qn_irins *i = m->fns.data[f]->ins.data[v];
      if (i->op == QN_I_HCALL && strncmp(i->name, prefix, strlen(prefix)) == 0) return true;
    }
  return false;
}
