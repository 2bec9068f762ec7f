/* format.c - Arrow's format strings and the types of columns. */
#include "runtime/arrow/arrow_impl.h"

static const struct {
  const char *format;
  uint8_t type;
} plain[] = {{"b", QN_D_BOOL},   {"c", QN_D_INT8},   {"C", QN_D_UINT8},   {"s", QN_D_INT16},   {"S", QN_D_UINT16}, {"i", QN_D_INT32},
             {"I", QN_D_UINT32}, {"l", QN_D_INT64},  {"L", QN_D_UINT64},  {"f", QN_D_FLOAT32}, {"g", QN_D_FLOAT64}, {"e", QN_D_FLOAT32},
             {"u", QN_COL_STR},  {"U", QN_COL_STR},  {"vu", QN_COL_STR},  {"n", QN_D_FLOAT64}, {"tdD", QN_D_DATETIME64_D}, {"tdm", QN_D_DATETIME64_MS},
             {"tDs", QN_D_TIMEDELTA64_S}, {"tDm", QN_D_TIMEDELTA64_MS}, {"tDu", QN_D_TIMEDELTA64_US}, {"tDn", QN_D_TIMEDELTA64_NS}};

static const struct {
  const char *format, *name;
} refused[] = {{"z", "binary"}, {"Z", "large_binary"}, {"vz", "binary_view"}, {"tts", "time32[s]"}, {"ttm", "time32[ms]"}, {"ttu", "time64[us]"},
               {"ttn", "time64[ns]"}, {"tiM", "interval"}, {"tiD", "interval"}, {"tin", "interval"}, {"+l", "list"}, {"+L", "large_list"}, {"+m", "map"},
               {"+s", "struct"}, {"+r", "run_end_encoded"}, {"+vl", "list_view"}, {"+vL", "large_list_view"}};

bool qn_arrow_type(const char *format, uint8_t *type, const char **zone) {
  static const char units[] = "smun";
  *zone = "";
  for (size_t i = 0; i < QN_COUNT(plain); i++)
    if (strcmp(format, plain[i].format) == 0) return *type = plain[i].type, true;
  const char *unit = format[0] == 't' && format[1] == 's' && format[2] && format[3] == ':' ? strchr(units, format[2]) : NULL;
  if (!unit) return false;
  static const uint8_t moments[] = {QN_D_DATETIME64_S, QN_D_DATETIME64_MS, QN_D_DATETIME64_US, QN_D_DATETIME64_NS};
  *type = moments[unit - units];
  *zone = format + 4;
  return true;
}

qn_status qn_arrow_refused(const char *name, const char *format, qn_error *err) {
  const char *what = format;
  for (size_t i = 0; i < QN_COUNT(refused); i++)
    if (strcmp(format, refused[i].format) == 0) what = refused[i].name;
  if (format[0] == 'd' && format[1] == ':') what = "decimal";
  if (format[0] == 'w' && format[1] == ':') what = "fixed_size_binary";
  if (format[0] == '+' && format[1] == 'w') what = "fixed_size_list";
  if (format[0] == '+' && format[1] == 'u') what = "union";
  return qn_error_set(err, QN_ETYPE, "column '%s' is of Arrow type %s, which columns do not have", name, what);
}

qn_status qn_arrow_field(const struct ArrowSchema *s, qn_afield *out, qn_error *err) {
  const char *zone;
  const struct ArrowSchema *v = s->dictionary ? s->dictionary : s;
  *out = (qn_afield){.name = s->name ? s->name : ""};
  if (!v->format || !qn_arrow_type(v->format, &out->type, &zone)) return qn_arrow_refused(out->name, v->format ? v->format : "without a format", err);
  if (s->dictionary && (!s->format || !strchr("cCsSiIlL", s->format[0]) || s->format[1]))
    return qn_error_set(err, QN_ETYPE, "column '%s' is a dictionary whose indices are no integers", out->name);
  if (strlen(zone) >= sizeof out->zone) return qn_error_set(err, QN_ETYPE, "column '%s' has a time zone with too long a name", out->name);
  strcpy(out->zone, zone);
  return QN_OK;
}

/* What a column is exported as: moments whose unit Arrow does not have are told in seconds. */
const char *qn_arrow_format(uint8_t type, const char *zone, char room[QN_ARROW_FORMAT]) {
  if (type == QN_COL_STR) return "U";
  for (size_t i = 0; i < QN_COUNT(plain); i++)
    if (plain[i].type == type && strcmp(plain[i].format, "tdm") != 0 && strcmp(plain[i].format, "e") != 0) return plain[i].format;
  if (!qn_dtype_is_time((qn_dtype)type)) return NULL;
  qn_tunit unit = qn_dtype_unit((qn_dtype)type);
  char letter = unit == QN_TU_MS ? 'm' : unit == QN_TU_US ? 'u' : unit == QN_TU_NS ? 'n' : 's';
  if (unit > QN_TU_NS || unit == QN_TU_GENERIC) return NULL;
  if (qn_dtype_is_moment((qn_dtype)type)) snprintf(room, QN_ARROW_FORMAT, "ts%c:%s", letter, zone ? zone : "");
  else snprintf(room, QN_ARROW_FORMAT, "tD%c", letter);
  return room;
}
