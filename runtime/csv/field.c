/* field.c - a field as CSV text: what to_csv and queries write. */
#include "runtime/csv/csv.h"

void qn_csv_put_field(qn_buf *b, qn_sv s, char sep) {
  bool quote = false;
  for (size_t i = 0; i < s.n; i++) quote = quote || s.p[i] == sep || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
  if (!quote) {
    qn_buf_sv(b, s);
    return;
  }
  qn_buf_c(b, '"');
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"') qn_buf_c(b, '"');
    qn_buf_c(b, s.p[i]);
  }
  qn_buf_c(b, '"');
}
