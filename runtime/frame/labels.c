/* labels.c - the type of a frame's column labels, where it does not follow from the labels themselves: a CategoricalIndex, an Index of
 * a nullable type, an int Index that is evenly spaced but no range, and whatever an index without labels was.
 *
 * A frame holds its labels as values and, in label_type, a column without rows of their type (NULL: it follows from the values). The
 * labels may change while the type stays (df["new"] = ...): qn_frame_label_column checks that they still are of that type. */
#include "runtime/frame/frame_impl.h"

void qn_frame_set_label_type(qn_rt *rt, qn_frame *f, const qn_index *ix) {
  qn_column_drop(f->label_type);
  f->label_type = NULL;
  qn_index_drop(rt, f->label_sets);
  f->label_sets = ix && ix->nlevels > 1 ? qn_index_keep((qn_index *)(uintptr_t)ix) : NULL;
  if (!ix || ix->nlevels != 1) return;
  const qn_column *c = qn_index_level(rt, ix, 0);
  if (!c) {
    qn_exc_clear(rt);
    return;
  }
  if (!c->masked && c->type != QN_COL_CAT && c->type != QN_D_INT64 && c->type != QN_D_OBJECT && c->length > 0) return;
  f->label_type = qn_col_slice(rt, c, 0, 0);
  if (!f->label_type) qn_exc_clear(rt);
}

/* The head of another frame: names, and what the labels are. */
int qn_frame_set_head(qn_rt *rt, qn_frame *f, const qn_frame *from) {
  f->no_labels = from->no_labels;
  qn_column_drop(f->label_type);
  f->label_type = from->label_type ? qn_column_keep(from->label_type) : NULL;
  qn_index *sets = qn_index_keep(from->label_sets);
  qn_index_drop(rt, f->label_sets);
  f->label_sets = sets;
  return qn_frame_set_column_names(rt, f, from->columns_name);
}

static int64_t missing(const qn_column *c) {
  int64_t n = 0;
  for (int64_t i = 0; i < c->length; i++) n += qn_col_isna(c, i);
  return n;
}

/* Whether values of one type can be labels of the other without being other labels. */
static bool alike(const qn_column *c, const qn_column *to) {
  if (to->type == QN_COL_CAT || to->type == QN_D_OBJECT || c->type == QN_D_OBJECT) return true;
  if (!to->masked) return c->type == to->type;
  return c->type == to->type || (qn_coltype_is_int(c->type) && (qn_coltype_is_int(to->type) || qn_coltype_is_float(to->type))) ||
         (qn_coltype_is_float(c->type) && qn_coltype_is_float(to->type));
}

qn_column *qn_frame_label_column(qn_rt *rt, const qn_frame *f, qn_column *c, bool *fixed) {
  const qn_column *to = f->label_type;
  *fixed = false;
  if (!c || !to) return c;
  if (c->length == 0) {
    qn_column_drop(c);
    return qn_column_keep(f->label_type);
  }
  const qn_column *shown = qn_col_shown(rt, c);
  if (!shown || !alike(c, to)) return c;
  if (!to->masked && to->type == c->type) return *fixed = true, c;
  if (!to->masked && to->type != QN_COL_CAT && to->type != QN_D_OBJECT) return c;
  qn_column *own = to->type == QN_COL_CAT ? qn_cat_encode(rt, c, to->categories, to->ordered)
                                          : qn_col_cast(rt, c, &(qn_coltype){.type = to->type, .masked = to->masked});
  if (!own || missing(own) != missing(shown)) {
    if (!own) qn_exc_clear(rt);
    qn_column_drop(own);
    return c;
  }
  *fixed = true;
  qn_column_drop(c);
  return own;
}
