/* native_dates_format.c - strftime of columns of times. */
#include "runtime/frame/factor.h"
#include "runtime/frame/native_dates.h"

const char *const qn_day_names[7] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
const char *const qn_month_names[12] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

static void put_format(qn_buf *b, qn_sv f, int64_t t, qn_tunit u, const qn_zone *zone) {
  qn_moment p;
  int64_t per = qn_unit_per_second(u), utc = qn_floor_div64(t, per), year, week;
  qn_zone_type z = {0};
  if (zone) z = qn_zone_at(zone, utc);
  qn_moment_split(t + z.offset * per, u, &p);
  int64_t second = p.rest / per, ns = (p.rest - second * per) * (1000000000 / per), yday = p.days - qn_days_from_civil(p.year, 1, 1) + 1;
  int h = (int)(second / 3600), mi = (int)(second / 60 % 60), s = (int)(second % 60), wd = qn_weekday(p.days);
  qn_iso_week(&p, &year, &week);
  for (size_t i = 0; i < f.n; i++) {
    if (f.p[i] != '%' || i + 1 == f.n) {
      qn_buf_c(b, f.p[i]);
      continue;
    }
    bool bare = f.p[i + 1] == '-' && i + 2 < f.n; /* glibc's %-d: no zeros in front */
    if (bare) i++;
    char k = f.p[++i];
#define TWO(x) qn_buf_digits(b, (int)(x), bare ? 1 : 2)
    switch (k) {
      case 'Y': qn_buf_digits(b, p.year, 4); break;
      case 'y': TWO(((p.year % 100) + 100) % 100); break;
      case 'm': TWO(p.month); break;
      case 'd': TWO(p.day); break;
      case 'e': qn_buf_printf(b, "%2d", p.day); break;
      case 'H': TWO(h); break;
      case 'I': TWO(h % 12 ? h % 12 : 12); break;
      case 'M': TWO(mi); break;
      case 'S': TWO(s); break;
      case 'f': qn_buf_digits(b, ns / 1000, 6); break;
      case 'p': qn_buf_z(b, h < 12 ? "AM" : "PM"); break;
      case 'a': qn_buf_printf(b, "%.3s", qn_day_names[wd]); break;
      case 'A': qn_buf_z(b, qn_day_names[wd]); break;
      case 'b': case 'h': qn_buf_printf(b, "%.3s", qn_month_names[p.month - 1]); break;
      case 'B': qn_buf_z(b, qn_month_names[p.month - 1]); break;
      case 'j': qn_buf_printf(b, bare ? "%lld" : "%03lld", (long long)yday); break;
      case 'w': qn_buf_printf(b, "%d", (wd + 1) % 7); break;
      case 'u': qn_buf_printf(b, "%d", wd + 1); break;
      case 'U': TWO((yday - 1 + 7 - (wd + 1) % 7) / 7); break;
      case 'W': TWO((yday - 1 + 7 - wd) / 7); break;
      case 'V': TWO(week); break;
      case 'G': qn_buf_printf(b, "%04lld", (long long)year); break;
      case 'C': TWO(p.year / 100); break;
      case 'D': qn_buf_printf(b, "%02d/%02d/%02d", p.month, p.day, (int)(p.year % 100)); break;
      case 'F': qn_buf_printf(b, "%04lld-%02d-%02d", (long long)p.year, p.month, p.day); break;
      case 'T': case 'X': qn_buf_printf(b, "%02d:%02d:%02d", h, mi, s); break;
      case 'R': qn_buf_printf(b, "%02d:%02d", h, mi); break;
      case 'x': qn_buf_printf(b, "%02d/%02d/%02d", p.month, p.day, (int)(p.year % 100)); break;
      case 'c': qn_buf_printf(b, "%.3s %.3s %2d %02d:%02d:%02d %lld", qn_day_names[wd], qn_month_names[p.month - 1], p.day, h, mi, s, (long long)p.year); break;
      case 's': qn_buf_printf(b, "%lld", (long long)utc); break;
      case 'n': qn_buf_c(b, '\n'); break;
      case 't': qn_buf_c(b, '\t'); break;
      case 'z': {
        int o = z.offset < 0 ? -z.offset : z.offset;
        if (zone) qn_buf_printf(b, "%c%02d%02d", z.offset < 0 ? '-' : '+', o / 3600, o / 60 % 60);
        break;
      }
      case 'Z': if (zone) qn_buf_z(b, z.abbr); break;
      case '%': qn_buf_c(b, '%'); break;
      default: qn_buf_c(b, '%'), qn_buf_c(b, k); break;
    }
#undef TWO
  }
}

/* strftime(x, format): text, missing where x is. */
int qn_dates_strftime(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "strftime", "x format", v) < 0) return -1;
  if (!qn_is_str(v[1])) return qn_raise(rt, QN_E_TypeError, "strftime: the format is text");
  qn_column *c = qn_dates_times(rt, v[0]);
  if (!c) return -1;
  qn_strbuild s;
  qn_buf b;
  qn_strbuild_init(&s, rt->alloc);
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i];
    qn_buf_reset(&b);
    if (t == QN_NAT) qn_strbuild_null(&s);
    else put_format(&b, qn_str_sv(v[1]), t, qn_dtype_unit((qn_dtype)c->type), c->zone), qn_strbuild_add(&s, qn_buf_view(&b));
    s.oom = s.oom || b.oom;
  }
  qn_buf_deinit(&b);
  qn_column_drop(c);
  qn_column *t = qn_strbuild_finish(&s);
  if (!t) return qn_raise_memory(rt);
  return qn_wrap_like(rt, v[0], t, out);
}
