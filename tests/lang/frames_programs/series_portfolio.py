import numpy as np
import pandas as pd

pd.set_option("display.width", 120, "display.precision", 4)
rng = np.random.default_rng(31)
assets = pd.Index(["SPY", "EFA", "AGG", "VNQ", "GLD"], name="asset")
n = 750
f = rng.normal(0, 1, (n, 2))
B = np.array([[1, .1], [1.1, .2], [-.1, .5], [.9, .6], [.1, -.4]])
X = (f @ B.T * .007 + rng.normal(0, .004, (n, 5))) + np.array([5, 4, 1, 4, 2]) * 1e-4
R = pd.DataFrame(X, index=pd.date_range("2021-01-04", periods=n, freq="B"), columns=assets)
S = R.cov() * 252
mu = R.mean() * 252
print(S)
print(mu.sort_values(ascending=False))
ew = pd.Series(1 / 5, index=assets)
inv = np.linalg.inv(S)
one = np.ones(5)
mv = pd.Series(inv @ one / (one @ inv @ one), assets)
tan = pd.Series(inv @ (mu - .02), assets)
tan /= tan.sum()


def risk_parity(S, iters=500):
    w = np.full(len(S), 1 / len(S))
    for _ in range(iters):
        m = S @ w
        w = w * np.sqrt(1 / (w * m) / len(S))
        w /= w.sum()
    return w


rp = pd.Series(risk_parity(S.to_numpy()), assets)
W = pd.concat({"ew": ew, "mv": mv, "tan": tan, "rp": rp}, axis=1)
print(W)
port = pd.DataFrame({"ret": W.T @ mu, "vol": np.sqrt(np.diag(W.T @ S @ W))})
port["sr"] = (port.ret - .02) / port.vol
print(port)
rc = W.mul(S @ W).div(np.diag(W.T @ S @ W))
print(rc.round(3))
print(rc.sum())
# frontier with two constraints
A = np.vstack([mu, one])
front = []
for tgt in np.linspace(mu.min(), mu.max(), 5):
    K = np.block([[S.to_numpy(), A.T], [A, np.zeros((2, 2))]])
    sol = np.linalg.solve(K, np.r_[np.zeros(5), tgt, 1])[:5]
    front.append((tgt, np.sqrt(sol @ S @ sol), *sol))
F = pd.DataFrame(front, columns=["tgt", "vol", *assets]).set_index("tgt")
print(F)
ev, V = np.linalg.eigh(R.corr())
print(ev[::-1].round(4), (ev[::-1] / ev.sum()).cumsum().round(4))
q = n / 5
print("MP", ((1 + np.sqrt(1 / q)) ** 2).round(4), (ev > (1 + np.sqrt(1 / q)) ** 2).sum())
sh = .2
Ssh = (1 - sh) * S + sh * np.diag(np.diag(S))
print(np.linalg.cond(S).round(2), np.linalg.cond(Ssh).round(2), type(Ssh).__name__)
# rolling re-optimisation, quarterly
wts = {}
for end in R.resample("QE").last().index[3:]:
    h = R.loc[:end].tail(189)
    i = np.linalg.pinv(h.cov())
    w = i.sum(1) / i.sum()
    wts[end] = w
WQ = pd.DataFrame.from_dict(wts, orient="index", columns=assets)
print(WQ.head(3), WQ.index.freq)
daily = WQ.reindex(R.index, method="ffill").shift(1).dropna()
pr = (daily * R).sum(axis=1, min_count=1).loc[daily.index[0]:]
print(pr.describe(percentiles=[.01, .99]))
print((1 + pr).resample("YE").prod() - 1)
print(WQ.diff().abs().sum(axis=1).rename("turn").to_frame().T)
c = R["SPY"].rolling(120).corr(R["AGG"])
print(c.dropna().iloc[[0, -1]], c.first_valid_index())
bm = R["SPY"]
act = pr - bm.reindex(pr.index)
print(f"TE {act.std() * 252 ** .5:.4f} IR {act.mean() / act.std() * 252 ** .5:.3f}")
up = pr[bm.reindex(pr.index) > 0].mean() / bm.reindex(pr.index)[lambda s: s > 0].mean()
print(f"upcap {up:.3f}", pr.ewm(span=60).std().iloc[-1].round(6))
mc = rng.multivariate_normal(mu / 252, S / 252, size=(400, 21))
tot = (1 + mc @ mv.to_numpy()).prod(axis=1) - 1
print(mc.shape, np.quantile(tot, [.01, .05, .5]).round(4), pd.Series(tot).sem().round(6))
bl_tau, P_, q_ = .05, np.array([[1, -1, 0, 0, 0]]), np.array([.02])
pi = 2.5 * S @ ew
om = P_ @ (bl_tau * S.to_numpy()) @ P_.T
M = np.linalg.inv(np.linalg.inv(bl_tau * S) + P_.T @ np.linalg.inv(om) @ P_)
post = pd.Series(M @ (np.linalg.inv(bl_tau * S) @ pi + (P_.T @ np.linalg.inv(om) @ q_)), assets)
print(pd.DataFrame({"pi": pi, "post": post, "d": post - pi}).style if False else pd.DataFrame({"pi": pi, "post": post}))
dist = np.sqrt(.5 * (1 - R.corr()))
print(dist.where(np.triu(np.ones((5, 5), bool), 1)).stack().rename_axis(["a", "b"]).sort_values().head(3))
print(R.rolling(250).corr(pairwise=True).groupby(level=1).last())
print(R.kurtosis(), R.mad() if hasattr(R, "mad") else "no mad", R.sem(), R.abs().idxmax(), sep="\n")
