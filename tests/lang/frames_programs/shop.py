import pandas as pd
import numpy as np
rng = np.random.default_rng(0)
n = 200
df = pd.DataFrame({
    'date': pd.date_range('2023-01-01', periods=n, freq='D'),
    'store': [['North','South','East'][i] for i in rng.integers(0,3,n)],
    'sales': rng.integers(50, 500, n),
    'price': rng.normal(20, 3, n).round(2),
})
df['revenue'] = df['sales'] * df['price']
df['month'] = df['date'].dt.month
df['weekday'] = df['date'].dt.day_name()
print(df.head())
print(df.dtypes)
print(df.describe())
print(df.groupby('month')['revenue'].sum().round(2))
print(df.groupby(['store','month']).agg({'sales':'sum','revenue':'mean'}).head())
pv = df.pivot_table(index='month', columns='store', values='revenue', aggfunc='sum')
print(pv.round(1))
print(df[df['date'] > '2023-07-01'].shape)
print(df.set_index('date').loc['2023-02', 'sales'].sum())
print(df.loc[df['sales'].idxmax()])
df['cat'] = pd.cut(df['sales'], bins=[0,100,300,500], labels=['low','mid','high'])
print(df['cat'].value_counts())
print(df.sort_values(['store','sales'], ascending=[True, False]).head(5))
print(df.nlargest(3,'revenue')[['date','revenue']])
wk = df.groupby('weekday')['sales'].mean().reindex(['Monday','Tuesday','Wednesday','Thursday','Friday','Saturday','Sunday'])
print(wk.round(2))
