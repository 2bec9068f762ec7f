/* match.c - match statements. Names are bound only when the whole pattern fits: captures wait in temporaries, which live
 * until the case is left (registers are not reused within a case). */
#include "codegen/bytecode/compile.h"

typedef struct matcher {
  qn_bcf *f;
  qn_label *fail;
  QN_VEC(qn_sym) names;
  QN_VEC(uint16_t) regs;
} matcher;

static void pattern(matcher *m, const qn_node *p, uint16_t subject);

static uint16_t copy(qn_bcf *f, uint16_t r) {
  uint16_t t = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_DUP, t, r, 0);
  return t;
}

/* Alternatives bind the same names: the second finds the register of the first. */
static void capture(matcher *m, qn_sym name, uint16_t subject) {
  qn_bcf *f = m->f;
  for (uint32_t i = 0; i < m->names.n; i++)
    if (m->names.data[i] == name) {
      qn_bc_emit(f, QN_BC_DUP, m->regs.data[i], subject, 0);
      return;
    }
  uint16_t r = copy(f, subject);
  qn_vec_push(f->c->arena, &m->names, name);
  qn_vec_push(f->c->arena, &m->regs, r);
}

static void fail_unless(matcher *m, uint16_t t) { qn_bc_jump(m->f, QN_BC_JF, t, m->fail); }

static void sub_patterns(matcher *m, const qn_nodes *list, uint16_t base) {
  for (uint32_t i = 0; i < list->n; i++) pattern(m, list->items[i], (uint16_t)(base + i));
}

static void sequence(matcher *m, const qn_node *p, uint16_t subject) {
  qn_bcf *f = m->f;
  const qn_nodes *items = &p->MatchSequence.patterns;
  int star = -1;
  for (uint32_t i = 0; i < items->n; i++)
    if (items->items[i]->kind == QN_AST_MatchStar) star = (int)i;
  uint16_t t = qn_bc_temp(f), k = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_MATCHSEQ, t, subject, 0);
  fail_unless(m, t);
  qn_bc_emit(f, QN_BC_LENGTH, t, subject, 0);
  qn_bc_emit_s(f, QN_BC_LOADI, k, (int32_t)(star < 0 ? items->n : items->n - 1));
  qn_bc_emit(f, star < 0 ? QN_BC_EQ : QN_BC_GE, t, t, k);
  fail_unless(m, t);
  if (!items->n) return;
  uint16_t s = copy(f, subject), base = qn_bc_temps(f, items->n);
  if (star < 0) {
    qn_bc_emit(f, QN_BC_UNPACK, base, s, (uint16_t)items->n);
  } else {
    qn_bc_emit(f, QN_BC_UNPACKEX, base, s, 0);
    qn_bc_word(f, (uint32_t)star, items->n - 1 - (uint32_t)star);
  }
  sub_patterns(m, items, base);
}

static void mapping(matcher *m, const qn_node *p, uint16_t subject) {
  qn_bcf *f = m->f;
  const qn_nodes *keys = &p->MatchMapping.keys;
  uint16_t t = qn_bc_temp(f), k = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_MATCHMAP, t, subject, 0);
  fail_unless(m, t);
  qn_bc_emit(f, QN_BC_LENGTH, t, subject, 0);
  qn_bc_emit_s(f, QN_BC_LOADI, k, (int32_t)keys->n);
  qn_bc_emit(f, QN_BC_GE, t, t, k);
  fail_unless(m, t);
  uint16_t base = qn_bc_temps(f, keys->n ? keys->n : 1);
  for (uint32_t i = 0; i < keys->n; i++) {
    uint16_t key = qn_bc_expr_temp(f, keys->items[i]);
    qn_bc_emit(f, QN_BC_MATCHKEY, (uint16_t)(base + i), subject, key);
    qn_bc_jump(f, QN_BC_JUNSET, (uint16_t)(base + i), m->fail);
  }
  sub_patterns(m, &p->MatchMapping.patterns, base);
  if (p->MatchMapping.rest) {
    uint16_t names = qn_bc_temp(f), rest = qn_bc_temp(f);
    qn_bc_sequence(f, keys, QN_BC_BUILDTUPLE, names);
    qn_bc_emit(f, QN_BC_MATCHREST, rest, subject, names);
    capture(m, p->MatchMapping.rest, rest);
  }
}

static void class_pattern(matcher *m, const qn_node *p, uint16_t subject) {
  qn_bcf *f = m->f;
  uint32_t npos = p->MatchClass.patterns.n, nkw = p->MatchClass.kwd_patterns.n;
  qn_sym *names = QN_NEW_N(f->c->arena, qn_sym, nkw + 1u);
  for (uint32_t i = 0; i < nkw; i++) names[i] = p->MatchClass.kwd_attrs.items[i];
  uint32_t k = qn_bc_const(f->c, &(qn_bconst){.kind = QN_BC_NAMES, .n = nkw, .names = names});
  uint16_t t = qn_bc_expr_temp(f, p->MatchClass.cls);
  qn_bc_emit(f, QN_BC_MATCHCLS, t, subject, t);
  qn_bc_word(f, npos, k);
  uint16_t test = copy(f, t);
  qn_bc_jump(f, QN_BC_JNONE, test, m->fail);
  uint16_t base = qn_bc_temps(f, npos + nkw ? npos + nkw : 1);
  qn_bc_emit(f, QN_BC_UNPACK, base, t, (uint16_t)(npos + nkw));
  sub_patterns(m, &p->MatchClass.patterns, base);
  sub_patterns(m, &p->MatchClass.kwd_patterns, (uint16_t)(base + npos));
}

static void alternatives(matcher *m, const qn_node *p, uint16_t subject) {
  qn_bcf *f = m->f;
  qn_label *outer = m->fail, *fits = qn_bc_label(f);
  for (uint32_t i = 0; i < p->MatchOr.patterns.n; i++) {
    bool last = i + 1 == p->MatchOr.patterns.n;
    m->fail = last ? outer : qn_bc_label(f);
    pattern(m, p->MatchOr.patterns.items[i], subject);
    if (last) break;
    qn_bc_jump(f, QN_BC_JMP, 0, fits);
    qn_bc_bind(f, m->fail);
  }
  m->fail = outer;
  qn_bc_bind(f, fits);
}

static void pattern(matcher *m, const qn_node *p, uint16_t subject) {
  qn_bcf *f = m->f;
  const qn_node *saved = f->node;
  f->node = p;
  switch ((int)p->kind) {
    case QN_AST_MatchValue: {
      uint16_t s = copy(f, subject), v = qn_bc_expr_temp(f, p->MatchValue.value);
      qn_bc_emit(f, QN_BC_EQ, s, s, v);
      fail_unless(m, s);
      break;
    }
    case QN_AST_MatchSingleton: {
      uint16_t s = copy(f, subject), v = qn_bc_temp(f);
      enum qn_const_kind k = p->MatchSingleton.value.kind;
      qn_bc_loadk(f, v, &(qn_bconst){.kind = k == QN_CONST_NONE ? QN_BC_NONE : k == QN_CONST_TRUE ? QN_BC_TRUE : QN_BC_FALSE});
      qn_bc_emit(f, QN_BC_IS, s, s, v);
      fail_unless(m, s);
      break;
    }
    case QN_AST_MatchSequence: sequence(m, p, subject); break;
    case QN_AST_MatchMapping: mapping(m, p, subject); break;
    case QN_AST_MatchClass: class_pattern(m, p, subject); break;
    case QN_AST_MatchStar:
      if (p->MatchStar.name) capture(m, p->MatchStar.name, subject);
      break;
    case QN_AST_MatchAs:
      if (p->MatchAs.pattern) pattern(m, p->MatchAs.pattern, subject);
      if (p->MatchAs.name) capture(m, p->MatchAs.name, subject);
      break;
    case QN_AST_MatchOr: alternatives(m, p, subject); break;
    default: qn_bc_refuse(f, p, "this pattern is not supported"); break;
  }
  f->node = saved;
}

void qn_bc_match(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next, subject = qn_bc_expr_temp(f, n->Match.subject);
  qn_label *end = qn_bc_label(f);
  uint8_t *saved = qn_bc_save(f);
  for (uint32_t i = 0; i < n->Match.cases.n; i++) {
    const qn_node *c = n->Match.cases.items[i];
    matcher m = {.f = f, .fail = qn_bc_label(f)};
    uint16_t first = f->next;
    qn_bc_restore(f, saved);
    pattern(&m, c->match_case.pattern, subject);
    for (uint32_t j = 0; j < m.names.n; j++) qn_bc_store_name(f, m.names.data[j], NULL, m.regs.data[j]);
    f->next = first;
    if (c->match_case.guard) qn_bc_jump_if(f, c->match_case.guard, false, m.fail);
    qn_bc_body(f, &c->match_case.body);
    qn_bc_jump(f, QN_BC_JMP, 0, end);
    qn_bc_bind(f, m.fail);
  }
  qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
  qn_bc_emit(f, QN_BC_CLEAR, subject, 0, 0);
  f->next = mark;
}
