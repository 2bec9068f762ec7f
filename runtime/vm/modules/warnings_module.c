/* warnings_module.c - the module _warnings: where in the script a warning arises. The rest is lib/warnings.py. */
#include "runtime/vm/vm_int.h"

/* place(level): (file, line, the line's text, its module's name) of the script's frame that runs (level 1), or of its
 * caller (2)…; frames of embedded modules do not count; when one of those warns, the level is 1. None when no script runs. */
static int place(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, item[4];
  int64_t level = 1;
  (void)self;
  if (qn_args_parse(rt, args, "place", "level/", &v) < 0 || qn_as_index(rt, v, &level) < 0) return -1;
  const qn_frame *f = qn_vm_of(rt)->current->top;
  bool direct = f && f->back && f->back->code && !f->back->code->unit->library; /* f: the module that asks */
  if (!direct) level = 1;
  const qn_frame *found = NULL;
  for (; f && f->code; f = f->back) {
    if (f->code->unit->library) continue;
    found = f;
    if (--level <= 0) break;
  }
  if (!found) return *out = qn_none(), 0;
  const qn_node *n = found->code->where[found->pc - found->code->ins];
  uint32_t line = n ? n->span.line : found->code->node->span.line;
  const qn_source *source = found->code->unit->source;
  if (qn_new_str(rt, source->name, &item[0])) return -1;
  item[1] = qn_int(line);
  int bad = qn_new_str(rt, qn_source_line(source, line), &item[2]);
  if (!bad) {
    item[3] = found->globals ? found->globals->name : qn_none();
    bad = qn_new_tuple(rt, item, 4, out);
    qn_release(rt, item[2]);
  }
  qn_release(rt, item[0]);
  return bad;
}

/* names(): the names that the script's running frame sees, a dict: its globals, and its locals over them. */
static int names(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "names", "", NULL) < 0) return -1;
  const qn_frame *f = qn_vm_of(rt)->current->top;
  while (f && f->code && f->code->unit->library) f = f->back;
  if (!f || !f->code) return qn_new_dict(rt, out);
  qn_value globals, locals;
  if (qn_globals_dict(rt, f->globals, &globals)) return -1;
  int bad = qn_locals_dict(rt, f, &locals);
  if (!bad) {
    bad = qn_op_dict_update(rt, globals, locals);
    qn_release(rt, locals);
  }
  if (bad) return qn_release(rt, globals), -1;
  return *out = globals, 0;
}

static const qn_method functions[] = {{.name = "place", .fn = place}, {.name = "names", .fn = names}, {.name = NULL}};
const qn_module_def qn__warnings_module = {.name = "_warnings", .functions = functions};
