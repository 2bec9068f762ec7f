import pandas as pd, numpy as np
df = pd.DataFrame({'name':['Ann','Bob',None,'Dee'],'age':[25,np.nan,35,45],'joined':['2020-01-15','2021-06-30','2019-03-01',None],'score':[88.5,92.1,79.0,None]})
df['joined'] = pd.to_datetime(df['joined'])
print(df); print(df.info()); print(df.isna().sum()); print(df.describe(include='all'))
df['age'] = df['age'].fillna(df['age'].mean()).astype(int)
df['years'] = (pd.Timestamp('2024-01-01') - df['joined']).dt.days / 365.25
print(df)
df['joined'] = df['joined'].fillna(pd.Timestamp('2000-01-01'))
print(df['joined'].min(), df['joined'].max(), df['joined'].dt.year.value_counts().sort_index())
print(df.sort_values('joined')); print(df.set_index('joined').sort_index()['2020':'2022'])
df = df.rename(columns={'name':'Name'}).drop(columns=['years'])
df.loc[df['Name'].isna(),'Name'] = 'Unknown'
df.loc[len(df)] = ['Eve', 22, pd.Timestamp('2023-05-05'), 95.0]
print(df); print(df.dtypes)
print(df.to_dict('records')[0])
for r in df.itertuples(): print(r.Index, r.Name, r.joined.date())
print(df.groupby(df.joined.dt.year)['score'].mean())
print(df.joined.dt.strftime('%b %Y').tolist()); print(df.assign(q=df.joined.dt.quarter).groupby('q').size())
df['tier']=pd.Categorical(['a','b','a','c','b'], categories=['c','b','a'], ordered=True); print(df.sort_values('tier')[['Name','tier']]); print(df.tier.dtype, df.tier.max()); print(df.groupby('tier',observed=True)['age'].mean())
print(df['Name'].str.upper().tolist(), df.iloc[-1].to_dict())
