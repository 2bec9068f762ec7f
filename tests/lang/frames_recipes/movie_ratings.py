import pandas as pd
import numpy as np

users = pd.DataFrame({"user_id": range(1, 9), "gender": list("MFMFMMFF"), "age": [24, 53, 23, 24, 33, 42, 57, 36],
                      "occupation": ["technician", "other", "writer", "technician", "other", "executive", "administrator", "administrator"]})
movies = pd.DataFrame({"movie_id": [10, 20, 30, 40, 50], "title": ["Toy Story (1995)", "GoldenEye (1995)", "Four Rooms (1995)", "Get Shorty (1996)", "Copycat (1997)"],
                       "genres": ["Animation|Children's|Comedy", "Action|Adventure|Thriller", "Thriller", "Action|Comedy|Drama", "Crime|Drama|Thriller"]})
rng = np.random.default_rng(3)
pairs = [(u, m) for u in users.user_id for m in movies.movie_id if rng.random() < 0.7]
ratings = pd.DataFrame(pairs, columns=["user_id", "movie_id"])
ratings["rating"] = rng.integers(1, 6, len(ratings))
ratings["unix_timestamp"] = 881250949 + rng.integers(0, 10**6, len(ratings))

lens = pd.merge(pd.merge(ratings, users), movies)
print(lens.head(3).T)
most_rated = lens.groupby("title").size().sort_values(ascending=False, kind="stable")[:3]
print(most_rated)
print(lens.title.value_counts().sort_index())
movie_stats = lens.groupby("title").agg({"rating": ["size", "mean"]})
print(movie_stats)
atleast = movie_stats["rating"]["size"] >= 5
print(movie_stats[atleast].sort_values([("rating", "mean")], ascending=False))
labels = ["0-29", "30-49", "50-69"]
lens["age_group"] = pd.cut(lens.age, [0, 30, 50, 70], right=False, labels=labels)
print(lens[["age", "age_group"]].drop_duplicates().sort_values("age")[:6])
print(lens.groupby("age_group", observed=True).agg({"rating": ["size", "mean"]}))
pivoted = lens.pivot_table(index=["movie_id", "title"], columns=["gender"], values="rating", fill_value=0)
print(pivoted)
pivoted["diff"] = pivoted.M - pivoted.F
pivoted.reset_index("movie_id", inplace=True)
print(pivoted)
lens["when"] = pd.to_datetime(lens["unix_timestamp"], unit="s")
print(lens["when"].dt.strftime("%Y-%m-%d").min(), lens["when"].dt.hour.nunique() > 1)
genre = movies.assign(genre=movies.genres.str.split("|")).explode("genre")[["movie_id", "genre"]]
by_genre = lens.merge(genre, on="movie_id").groupby("genre")["rating"].agg(["count", "mean"]).round(2)
print(by_genre.sort_values(["mean", "count"], ascending=[False, True]))
print(movies["genres"].str.get_dummies("|").sum().sort_values(ascending=False, kind="stable"))
movies["year"] = movies["title"].str.extract(r"\((\d{4})\)").astype(int)
movies["title"] = movies["title"].str.replace(r"\s*\(\d{4}\)$", "", regex=True)
print(movies)
matrix = lens.pivot(index="user_id", columns="title", values="rating")
print(matrix.corrwith(matrix["Toy Story (1995)"]).round(3))
