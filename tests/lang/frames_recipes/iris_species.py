import io
import pandas as pd
import numpy as np

rng = np.random.RandomState(0)
rows = ["sepal_length,sepal_width,petal_length,petal_width,species"]
centres = {"setosa": (5.0, 3.4, 1.5, 0.2), "versicolor": (5.9, 2.8, 4.3, 1.3), "virginica": (6.6, 3.0, 5.6, 2.0)}
for name, c in centres.items():
    for _ in range(15):
        values = np.array(c) + rng.normal(0, 0.3, 4)
        rows.append(",".join("%.1f" % v for v in values) + "," + name)
iris = pd.read_csv(io.StringIO("\n".join(rows)))

print("Shape of the dataset:", iris.shape)
print(iris.columns.tolist())
print(iris.sample(3, random_state=1).shape)
print(iris["species"].unique().tolist())
print(iris.groupby("species").size())
print(iris.groupby("species").mean())
print(iris.groupby("species").agg({"sepal_length": ["min", "max"], "petal_width": "median"}))
print(iris.describe(include="all").T[["count", "unique", "top"]])
print(iris.corr(numeric_only=True).round(2))
iris["sepal_area"] = iris.sepal_length * iris.sepal_width
iris["petal_area"] = iris.eval("petal_length * petal_width")
print(iris.nlargest(5, "petal_area")[["species", "petal_area"]].round(2))
print(iris[iris.species == "setosa"].describe().loc[["mean", "std"]].round(3))
z = iris.select_dtypes("number").apply(lambda x: (x - x.mean()) / x.std())
print(z.abs().max().round(3))
print(((z.abs() > 2).sum(axis=1) > 0).sum(), "rows with an outlier")
species_num = iris["species"].astype("category").cat.codes
print(species_num.value_counts().sort_index().to_dict())
long = iris.melt(id_vars="species", value_vars=["sepal_length", "petal_length"], var_name="measure", value_name="cm")
print(long.groupby(["species", "measure"])["cm"].mean().unstack())
means = iris.groupby("species")[["sepal_length", "petal_length"]].mean()
for species, row in means.iterrows():
    print(f"{species:<12} sepal {row['sepal_length']:.2f} petal {row.petal_length:.2f}")
print(means.idxmax())
print(iris.query("petal_length > 5.5 and species != 'virginica'").empty)
