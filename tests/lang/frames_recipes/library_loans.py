from datetime import date, timedelta
import pandas as pd

books = pd.DataFrame({"book_id": [1, 2, 3], "title": ["Dune", "Emma", "Ulysses"], "copies": [2, 1, 1]})
loans = pd.DataFrame({"book_id": [1, 1, 2, 3, 1, 9], "member": ["ann", "bob", "ann", "cy", "cy", "dee"],
                      "out": [date(2024, 1, 1) + timedelta(days=d) for d in (0, 3, 5, 9, 30, 31)], "days": [10, 25, 7, 40, 3, 5]})
loans["out"] = pd.to_datetime(loans["out"])
loans["due"] = loans["out"] + pd.Timedelta(days=21)
loans["back"] = loans["out"] + pd.to_timedelta(loans["days"], unit="D")
loans["late_days"] = (loans["back"] - loans["due"]).dt.days.clip(lower=0)
print(loans)
full = books.merge(loans, on="book_id", how="outer", indicator=True)
print(full[["book_id", "title", "member", "_merge"]])
print(full["_merge"].value_counts())
print(full.groupby("title", dropna=False)["member"].apply(list))
print(loans.groupby("member")["late_days"].agg(["sum", "max"]).query("sum > 0"))
print(loans.merge(books, on="book_id").groupby("title").agg(loans=("member", "size"), readers=("member", "nunique"), mean_days=("days", "mean")).round(1))
by_month = loans.groupby(loans["out"].dt.to_period("M")).size()
print(by_month, by_month.index, sep="\n")
overlap = loans.merge(loans, on="book_id", suffixes=("", "_2")).query("member < member_2 and out <= back_2 and out_2 <= back")
print(overlap[["book_id", "member", "member_2"]])
print(loans.set_index("out").loc["2024-01", "member"].unique().tolist(), loans["out"].dt.strftime("%d/%m").tolist())
