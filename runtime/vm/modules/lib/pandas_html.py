"""A frame as a table of HTML: the cells are those of to_string, the labels of several levels span rows and columns."""
import pandas as pd
import _pandas
from pandas._base import kind, names_of
from pandas._levels import values_of
from pandas._output import write


def _text(x, escape):
    """A cell: of tuples their items, without spaces around it."""
    s = "(" + ", ".join(_text(v, False) for v in x) + ("," if len(x) == 1 else "") + ")" if isinstance(x, tuple) else str(x)
    if escape:
        s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.strip().replace("  ", "&nbsp;&nbsp;")


def _cells(c, **how):
    """The cells of a column as a page of it shows them."""
    return [x.strip() for x in _pandas.frame([c], ["x"]).to_string(index=False, header=False, **how).split("\n")] if len(c) else []


def _level(index, k):
    """The labels of one level; a missing one among several levels is shown by the type of the level."""
    c = pd.Series(values_of(index, k)) if index.nlevels > 1 else pd.Series(index)
    shown = _cells(c.reset_index(drop=True))
    missing = {"O": "NaN", "s": "nan", "C": "nan"}.get(kind(c)) if index.nlevels > 1 and str(c.dtype) != "string" else None
    if missing is not None:
        shown = [missing if gone else x for x, gone in zip(shown, c.isna().tolist())]
    return shown


def _spans(levels, sparse):
    """Of each level where a label begins and how many rows it goes on; the last level's labels stand alone."""
    out = [{} for _ in levels]
    last, before = len(levels) - 1, None
    for i, row in enumerate(zip(*levels)):
        same = sparse and before is not None
        for k, x in enumerate(row):
            same = same and k < last and x == before[k]
            if same:
                out[k][max(out[k])] += 1
            else:
                out[k][i] = 1
        before = row
    return out


class _Table:
    def __init__(self, escape, bold):
        self.lines, self.escape, self.bold = [], escape, bold

    def row(self, cells, heads, align=None, tags=None):
        """One row, whose first cells are heads."""
        self.lines.append("    <tr>" if align is None else f'    <tr style="text-align: {align};">')
        for i, x in enumerate(cells):
            kind_of_cell, tag = "th" if i < heads else "td", (tags or {}).get(i)
            self.lines.append(f"      <{kind_of_cell}{' ' + tag if tag else ''}>{_text(x, self.escape)}</{kind_of_cell}>")
        self.lines.append("    </tr>")


def _head(table, f, index, names, justify, sparse):
    """The labels of the columns, after the cells over those of the rows."""
    heads = ["" if x is None or not names else x for x in names_of(f.columns)]
    titled = names and any(x is not None for x in names_of(f.columns))
    side = f.index.nlevels if index else 1 if titled else 0
    if f.columns.nlevels == 1:
        table.row([""] * (side - 1) + ([heads[0]] if index or titled else []) + _pandas.labels(f), 1 << 30, justify)
        return
    levels = [_level(f.columns, k) for k in range(f.columns.nlevels)]
    for spans, labels, head in zip(_spans(levels, sparse), levels, heads):
        row, tags = [""] * (side - 1) + ([head] if index or titled else []), {}
        for i, n in spans.items():
            if n > 1:
                tags[len(row)] = f'colspan="{n}" halign="left"'
            row.append(labels[i])
        table.row(row, 1 << 30, None, tags)


def _body(table, f, index, blank, how, sparse):
    columns = [_cells(c.reset_index(drop=True), **how) for c in _pandas.columns(f)]
    levels = [_level(f.index, k) for k in range(f.index.nlevels)] if index else []
    spans = _spans(levels, sparse and len(levels) > 1)
    for i in range(len(f)):
        row, tags = [], {}
        for labels, spanned in zip(levels, spans):
            if i in spanned:
                if spanned[i] > 1:
                    tags[len(row)] = f'rowspan="{spanned[i]}" valign="top"'
                row.append(labels[i])
        heads = len(row) if index else 1 if blank else 0
        table.row(row + ([""] if blank and not index else []) + [c[i] for c in columns], heads if table.bold else 0, None, tags)


def to_html(f, index, header, how, border, classes, escape, table_id, justify, bold_rows, names, sparse):
    table = _Table(escape, bold_rows)
    words = "dataframe" + ("" if classes is None else " " + (classes if isinstance(classes, str) else " ".join(classes)))
    border = "" if border is not None and not border else f' border="{1 if border is None or border is True else int(border)}"'
    table.lines.append(f"<table{border} class=\"{words}\"" + (f' id="{table_id}"' if table_id else "") + ">")
    sides = names_of(f.index)
    named = index and names and any(x is not None for x in sides)
    if header or named:
        table.lines.append("  <thead>")
        if header:
            _head(table, f, index, names, justify or "right", sparse)
        if named:
            table.row(["" if x is None else x for x in sides] + [""] * len(f.columns), 1 << 30)
        table.lines.append("  </thead>")
    table.lines.append("  <tbody>")
    _body(table, f, index, header and names and any(x is not None for x in names_of(f.columns)), how, sparse)
    return "\n".join(table.lines + ["  </tbody>", "</table>"])


class DataFrame:
    def to_html(self, buf=None, *, columns=None, col_space=None, header=True, index=True, na_rep="NaN", formatters=None, float_format=None, sparsify=None, index_names=True,
                justify=None, max_rows=None, max_cols=None, show_dimensions=False, decimal=".", bold_rows=True, classes=None, escape=True, notebook=False, border=None,
                table_id=None, render_links=False, encoding=None):
        if formatters is not None or max_rows is not None or max_cols is not None or col_space is not None:
            raise NotImplementedError("to_html: formatters, col_space, max_rows and max_cols are not supported")
        how = {"na_rep": na_rep, "float_format": float_format, "decimal": decimal}
        f = self if columns is None else self[list(columns)]
        return write(to_html(f, index, header, how, border, classes, escape, table_id, justify, bold_rows, index_names, sparsify is None or sparsify), buf)
