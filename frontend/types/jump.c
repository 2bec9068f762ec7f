/* jump.c - break, continue and what else leaves a block: labelled blocks, and blocks inside an expression. */
#include "frontend/types/builtin.h"

void qn_jump(qn_fn *f, qn_label *label, bool next, qn_span span) {
  if (!f->cur.at || qn_jump_finally(f, label, next, span)) return;
  label->used = true;
  label->seen = qn_env_join(f, label->seen, qn_env_copy(f, f->cur));
  if (f->out && f->cur.at) {
    qn_env_convert(f, f->cur, label->to, f->out, span);
    qn_tstmt *s = qn_ts(f, next ? QN_TS_CONTINUE : QN_TS_BREAK, span);
    s->levels = f->loop_depth - label->depth;
    qn_add(f, s);
  }
  f->cur.at = NULL;
}

void qn_labelled(qn_fn *f, qn_span span, qn_label *label, qn_run_fn run, void *user) {
  qn_tblock *out = f->out;
  qn_env entry = qn_env_copy(f, f->cur);
  *label = (qn_label){.depth = f->loop_depth + 1, .n_tries = f->n_tries};
  f->out = NULL;
  f->loop_depth++;
  run(f, user);
  f->loop_depth--;
  qn_env after = qn_env_join(f, f->cur, label->seen);
  if (out && !label->used) {
    f->out = out, f->cur = entry;
    run(f, user);
    if (f->cur.at) qn_env_convert(f, f->cur, after, out, span);
  } else if (out) {
    qn_tstmt *s = qn_ts(f, QN_TS_BLOCK, span);
    f->out = &s->body, f->cur = entry;
    label->to = after;
    f->loop_depth++;
    run(f, user);
    f->loop_depth--;
    if (f->cur.at) qn_env_convert(f, f->cur, after, &s->body, span);
    f->out = out, f->cur = entry; /* reachable: so that the statement is added */
    qn_add(f, s);
  }
  f->out = out;
  f->cur = qn_env_copy(f, after);
}

void qn_loop_jump(qn_fn *f, const qn_node *n) {
  qn_loop *l = f->loop;
  bool is_break = n->kind == QN_AST_Break;
  if (!l) return;
  if (is_break && l->parallel) {
    qn_unsupported(f, n->span, "'break' in prange");
    return;
  }
  qn_jump(f, is_break ? &l->brk : &l->cont, !is_break && !l->cont_is_block, n->span);
}

qn_inner qn_inner_begin(qn_fn *f) {
  qn_inner in = {QN_NEW(f->in->a, qn_tblock), f->out};
  if (f->out) f->out = in.block;
  return in;
}

qn_texpr *qn_inner_end(qn_fn *f, qn_inner in, qn_texpr *value, qn_span span) {
  f->out = in.outer;
  if (qn_is_poison(value) || in.block->list.n == 0) return value;
  qn_texpr *e = qn_tx1(f, QN_TX_BLOCK, value->type, span, value);
  e->block = in.block;
  return e;
}
