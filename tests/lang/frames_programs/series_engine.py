import pandas as pd, numpy as np
class Engine:
    def __init__(s,px,fee=1e-3): s.px,s.fee,s.cash,s.pos,s.log,s.eq=px,fee,1e5,pd.Series(0,index=px.columns),[],{}
    def trade(s,t,tgt):
        d=(tgt-s.pos); c=(d*s.px.loc[t]).sum(); f=(d.abs()*s.px.loc[t]).sum()*s.fee; s.cash-=c+f; s.pos=tgt
        for k,v in d[d!=0].items(): s.log.append({"t":t,"sym":k,"qty":int(v),"px":s.px.at[t,k],"fee":round(abs(v)*s.px.at[t,k]*s.fee,4)})
    def mark(s,t): s.eq[t]=s.cash+s.pos@s.px.loc[t]
rng=np.random.default_rng(5); ix=pd.bdate_range("2023-01-02",periods=260,name="d"); px=pd.DataFrame(np.exp(np.cumsum(rng.normal(2e-4,.012,(260,4)),0))*[50,80,120,30],ix,list("WXYZ")).round(2)
px.iloc[30:33,1]=np.nan; px=px.ffill(); e=Engine(px); reb=px.groupby([px.index.year,px.index.month]).apply(lambda g:g.index[-1]).tolist(); vol=np.log(px).diff().ewm(span=30,min_periods=20).std()
for t in px.index:
    if t in reb and vol.loc[t].notna().all(): w=(1/vol.loc[t]); w/=w.sum(); e.trade(t,(w*e.eq[prev]/px.loc[t]).astype(int) if e.eq else (w*1e5/px.loc[t]).astype(int))
    e.mark(t); prev=t
eq=pd.Series(e.eq,name="eq"); L=pd.DataFrame(e.log); print(eq.iloc[[0,40,-1]].round(2), eq.index.freq, L.head(4), L.dtypes, L.groupby("sym").agg(q=("qty","sum"),fee=("fee","sum"),n=("t","nunique")), L.groupby(L.t.dt.to_period("Q")).fee.sum().round(2), L.pivot_table(index="t",columns="sym",values="qty",aggfunc="sum").cumsum().tail(2), e.pos.to_dict(), round(e.cash,2), sep="\n")
r=eq.pct_change().dropna(); print(r.agg(["mean","std","skew","kurt","min","max"]).round(5), (r.mean()/r.std()*252**.5).round(3), r.rolling(60).apply(lambda x:x.mean()/x.std()*252**.5,raw=True).dropna().agg(["min","max"]).round(3), r[r<r.quantile(.05)].mean().round(5), r.groupby(r.index.to_period("M")).agg(lambda x:(1+x).prod()-1).round(4).tail(3), r.groupby(r.index.day_name()).mean().mul(1e4).round(2).reindex(["Monday","Tuesday","Wednesday","Thursday","Friday"]), r.autocorr().round(4), sep="\n")
M=r.to_frame("r").assign(y=r.index.year,m=r.index.month).pivot_table(index="y",columns="m",values="r",aggfunc=lambda x:(1+x).prod()-1); print(M.style.format("{:.1%}") if False else M.mul(100).round(2).to_string(na_rep="")); bm=px.mean(axis=1).pct_change().reindex(r.index); X=np.column_stack([np.ones(len(r)),bm]); b,res,*_=np.linalg.lstsq(X,r,rcond=None); se=np.sqrt(res[0]/(len(r)-2)*np.diag(np.linalg.inv(X.T@X))); print(b.round(6), (b/se).round(3), (1-res[0]/((r-r.mean())**2).sum()).round(4), np.corrcoef(r,bm)[0,1].round(6))
bt=rng.choice(r.to_numpy(),(500,120)).sum(1); print(np.quantile(bt,[.05,.5,.95]).round(4), (bt<0).mean()); dd=eq/eq.cummax()-1; s=dd.lt(-.02); runs=s.ne(s.shift()).cumsum()[s]; print(dd.groupby(runs).agg(["idxmin","min","count"]).round(4).tail(3) if len(runs) else "none"); rc=px.pct_change().cov()*252; w=(e.pos*px.iloc[-1])/(e.pos@px.iloc[-1]); print((w*(rc@w)/(w@rc@w)).round(4), np.sqrt(w@rc@w).round(5), w.round(4).to_dict(), w.sum().round(6))
st=pd.DataFrame({k:px.pct_change().mul(v).sum(axis=1) for k,v in {"base":w,"eq":.25}.items()}); print(st.describe(percentiles=[.01]).round(5), st.cumsum().iloc[-1].round(4), st.corr().round(4), st.rolling(100).cov().iloc[[-2,-1]].mul(1e4).round(4), st.loc["2023-03"].sum().round(5), st.resample("QE").apply(lambda x:np.prod(1+x)-1).round(4), st.idxmin(), st.shift(-1).head(1).isna().any().tolist(), st.gt(0).mean().round(3), st.mul(1e4).round().astype(int).mode().head(1), sep="\n")
print(eq); print(px)
