"""The numbered equations of the method page: the same in both languages, with the numbers of the code."""

from __future__ import annotations

from collections.abc import Mapping

from calculator.build.site.staging.notation import html
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element

EQUATIONS: Mapping[str, str] = {
    "1": "q_F = f\nq_R = (1 − f) r\nq_U = (1 − f)(1 − r) p\nq_P = 1 − q_F − q_R − q_U",
    "2": "PD = q_F + q_U",
    "3": "W = q_R t_R + q_P ((1 − ℓ) D + ℓ (D + δ)) + (q_U + q_F) T_w",
    "4": "A_{∞} = Σ_i λ_i v_i W_i,  λ_i = n_i s_i / 30",
    "5": "A(t) = Σ_i Σ_k w_{ik} (C_i(t) − C_i(t − d_{ik}))",
    "6": "Var A(t) = Σ_i Σ_{u ≤ t} λ_i(u) E[V_i^2] S_i(t − u)",
    "7": "R(v) = (1 − ρ)(v − G(v)),  G(v) = min(g v, k)",
    "8": "Y(v) = o(v) − G(v) − ρ (v − G(v)),  o(v) = c v + h",
    "9": "Y(v) = R(v) − (v − o(v))",
    "10": "EL = Σ_j Λ_j E[X_j]",
    "11": "UL^2 = Σ_j Λ_j E[X_j^2] + σ^2 (Σ_j Λ_j E[X_j])^2 + (14)",
    "12": "P_L(z) = (1 + σ^2 Λ (1 − φ(z)))^{−1/σ²} · exp(−κ (1 − P_K(φ_R(z))))",
    "13": "ρ_D = σ^2 √(p_a p_b / ((1 − p_a)(1 − p_b)))",
    "14": "κ (E[K] Var X + E[K^2] (E[X])^2)",
    "15": "E[L] = E[A] + E[(B − C)^{+}]",
    "16": "p_{low} = B_{(1 − γ)/2}(k + ½, n − k + ½),  p_{high} = B_{(1 + γ)/2}(k + ½, n − k + ½)\n"
    "k = 0:  p ≤ 1 − (1 − γ)^{1/n}\n1 + σ_{tot}^2 = (1 + σ^2)(1 + 1/(k + ½))",
    "17": "m_P = (1 − φ_1) v − o,  m_R = −(h + h_R + (1 − a) c v)\n"
    "m_1 = q_P m_P + q_R m_R − q_U E[Y_U] − q_F E[Y_F] − (i / 365) o W\n"
    "m_0 = (1 − r)((1 − φ_0) v − o) + r m_R\nnet = m_1 − (1 − u) m_0",
    "18": "p^{*} = net(p = 0) / (net(p = 0) − net(p = 1))",
    "19": "log P_L(z) = Σ_n log(1 − p_n) + Σ_n Σ_{j ≥ 1} (−1)^{j + 1} (p_n / (1 − p_n))^j z^{j x_n} / j",
    "20": "N = t_1 + t_2 + t_3 + t_4",
    "21": "M = min(K_{max}, ⌊b N⌋ + 1)\nA_N = M v,  L_N = M X(v)",
    "22": "Σ_{j = 1}^M (1 − q)^j = (1 − q)(1 − (1 − q)^M) / q",
    "23": "ES_i = (E[L_i] − E[L_i 1{L < VaR}] − (1 − b) E[L_i 1{L = VaR}]) / (1 − α)",
    "24": "net(m^{*}) = 0,  p_i(m) = min(m p_i, 1)",
    "25": "n_L / n = Φ((ln L − μ) / τ),  n_L v_L / (n v) = Φ((ln L − μ) / τ − τ)",
    "26": "n^{′} = n (1 − f q − (1 − f) x y),  f^{′} = f (1 − q) n / n^{′}",
    "27": "E[min(K, M)] = m_K (1 − (1 − 1 / m_K)^M)",
    "28": "F = (φ_2 v + e)(1 − q_R + χ q_R)",
    "29": "A_P = Σ_i λ_i v_i T_P",
    "30": "Λ_1 = n s ω η,  X_1 = V + y\nΛ_2 = n s ω (1 − η),  X_2 = y\nΛ_3 = n s β PD,  X_3 = V",
    "31": "net_P = (1 − q_R)(v − o) + q_R m_R − F − EL / (n s) − (i / 365) o T_P − (1 − u) m_0",
    "32": "ω^{*} = ω + net_P / (y + η v),  φ_2^{*} = φ_2 + net_P / (v (1 − q_R + χ q_R))",
    "33": "net(m^{*}) = 0,  u_i(m) = min(m u_i, 1)",
}
"""Each equation in the notation of `notation.py`; what its letters mean stands on the page."""


def equation(lang: str, number: str) -> Html:
    """One equation with its number, and an anchor `#equation-<number>`."""
    return element(
        "div",
        {
            "class": "equation",
            "id": f"equation-{number}",
            "role": "group",
            "aria-label": word(lang, "equation", number=number),
        },
        element("span", {"class": "equation__formula"}, html(EQUATIONS[number])),
        element("span", {"class": "equation__number"}, f"({number})"),
    )
