/* scope_pattern.c - what a match statement's patterns may bind: a name once, alternatives the same names, nothing
 * behind a pattern that takes everything. */
#include "frontend/scope_check.h"

typedef struct bindings {
  checker *c;
  QN_VEC(qn_sym) names;
  qn_map index;
} bindings;

static bool has(const bindings *b, qn_sym name) { return qn_map_get(&b->index, qn_sym_sv(name)) != NULL; }

static void bind(bindings *b, qn_sym name, const qn_node *at) {
  if (!name) return;
  if (has(b, name)) qn_check_fail(b->c, at, "multiple assignments to name '%s' in pattern", name->text);
  qn_vec_push(b->c->t->arena, &b->names, name);
  qn_map_put(b->c->t->arena, &b->index, qn_sym_sv(name), b->c);
}

static void gather(bindings *b, const qn_node *n);

static void gather_list(bindings *b, const qn_nodes *list) {
  for (uint32_t i = 0; i < list->n; i++) gather(b, list->items[i]);
}

static bool takes_all(const qn_node *n) {
  return n->kind == QN_AST_MatchAs && (!n->MatchAs.pattern || takes_all(n->MatchAs.pattern));
}

/* The name a capture binds, or the wildcard, as the message has it. */
static void unreachable(checker *c, const qn_node *n) {
  const qn_node *capture = n;
  while (capture->kind == QN_AST_MatchAs && capture->MatchAs.pattern) capture = capture->MatchAs.pattern;
  if (capture->MatchAs.name)
    qn_check_fail(c, n, "name capture '%s' makes remaining patterns unreachable", capture->MatchAs.name->text);
  else
    qn_check_fail(c, n, "wildcard makes remaining patterns unreachable");
}

static void gather_alternatives(bindings *b, const qn_node *n) {
  bindings first = {.c = b->c};
  for (uint32_t i = 0; i < n->MatchOr.patterns.n; i++) {
    const qn_node *alternative = n->MatchOr.patterns.items[i];
    bindings here = {.c = b->c};
    gather(&here, alternative);
    if (i + 1 < n->MatchOr.patterns.n && takes_all(alternative)) unreachable(b->c, alternative);
    if (i == 0) first = here;
    bool same = first.names.n == here.names.n;
    for (uint32_t k = 0; k < here.names.n; k++) same &= has(&first, here.names.data[k]);
    if (!same) qn_check_fail(b->c, n, "alternative patterns bind different names");
  }
  for (uint32_t k = 0; k < first.names.n; k++) bind(b, first.names.data[k], n);
}

static void gather_sequence(bindings *b, const qn_node *n) {
  uint32_t stars = 0;
  for (uint32_t i = 0; i < n->MatchSequence.patterns.n; i++)
    stars += n->MatchSequence.patterns.items[i]->kind == QN_AST_MatchStar;
  if (stars > 1) qn_check_fail(b->c, n, "multiple starred expressions in sequence pattern");
  gather_list(b, &n->MatchSequence.patterns);
}

static void gather_class(bindings *b, const qn_node *n) {
  const qn_syms *attrs = &n->MatchClass.kwd_attrs;
  qn_map seen = {0};
  for (uint32_t i = 0; i < attrs->n; i++) {
    qn_sv name = qn_sym_sv(attrs->items[i]);
    if (qn_map_get(&seen, name))
      qn_check_fail(b->c, n->MatchClass.kwd_patterns.items[i], "attribute name repeated in class pattern: %s", name.p);
    qn_map_put(b->c->t->arena, &seen, name, b->c);
  }
  gather_list(b, &n->MatchClass.patterns);
  gather_list(b, &n->MatchClass.kwd_patterns);
}

static void gather(bindings *b, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_MatchAs:
      if (n->MatchAs.pattern) gather(b, n->MatchAs.pattern);
      bind(b, n->MatchAs.name, n);
      return;
    case QN_AST_MatchStar:
      bind(b, n->MatchStar.name, n);
      return;
    case QN_AST_MatchSequence:
      gather_sequence(b, n);
      return;
    case QN_AST_MatchMapping:
      gather_list(b, &n->MatchMapping.patterns);
      bind(b, n->MatchMapping.rest, n);
      return;
    case QN_AST_MatchClass:
      gather_class(b, n);
      return;
    case QN_AST_MatchOr:
      gather_alternatives(b, n);
      return;
    default:
      return; /* values and singletons bind nothing */
  }
}

void qn_check_match(checker *c, const qn_node *match) {
  for (uint32_t i = 0; i < match->Match.cases.n; i++) {
    const qn_node *one = match->Match.cases.items[i];
    bindings b = {.c = c};
    gather(&b, one->match_case.pattern);
    if (i + 1 < match->Match.cases.n && !one->match_case.guard && takes_all(one->match_case.pattern))
      unreachable(c, one->match_case.pattern);
  }
}
