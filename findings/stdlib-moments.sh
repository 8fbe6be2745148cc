#!/usr/bin/env bash
# @stdlib/stats-base-dists 0.2.2 (npm), moments of distributions against sums and integrals over their own densities.
# Guess: kurtosis is the excess, as everywhere in the package, mgf is the mean of exp(t X) and quantile(p) the smallest value whose share is at least p, for
#   all of its distributions.
# Seen: for four of 35 it is not: kurtosis of kumaraswamy is 3 too large, mgf of rayleigh is wrong (1.748 for 1.296), that of geometric is the one of trials
#   and not of failures, which pmf counts, that of negative-binomial has the other probability; quantile of discrete-uniform is one too large at the steps, 10 of 2 to 9 at the end.
#   The other means, variances, medians, entropies and quantiles are right.
# Why it matters: fits by moments and bounds by the moment generating function are another distribution's; simulated codes by quantile leave the first one
#   out at the step. Integrate over pdf or add up pmf once before you rely on a closed form.
. "$(dirname "$0")/lib.sh"

npm_packages @stdlib/stats-base-dists@0.2.2
node_program << 'JS'
import { createRequire } from "module";

const dists = createRequire(import.meta.url)("@stdlib/stats-base-dists");
const say = (name, value, exact) => console.log(`${name} ${value.toFixed(4)}, by its own density ${exact.toFixed(4)}`);
const integral = (f, from, to, n = 400000) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += f(from + ((to - from) * (i + 0.5)) / n);
    return (sum * (to - from)) / n;
};
const excess = (pdf, from, to) => {
    const mean = integral(x => x * pdf(x), from, to);
    const moment = k => integral(x => (x - mean) ** k * pdf(x), from, to);
    return moment(4) / moment(2) ** 2 - 3;
};
for (const [a, b] of [[2, 3], [5, 1]]) say(`kumaraswamy(${a}, ${b}): kurtosis`, dists.kumaraswamy.kurtosis(a, b), excess(x => dists.kumaraswamy.pdf(x, a, b), 0, 1));
say("beta(2, 3): kurtosis", dists.beta.kurtosis(2, 3), excess(x => dists.beta.pdf(x, 2, 3), 0, 1));
for (const t of [0.1, 0.5]) say(`rayleigh(2): mgf(${t})`, dists.rayleigh.mgf(t, 2), integral(x => Math.exp(t * x) * dists.rayleigh.pdf(x, 2), 0, 60));
say("normal(1, 2): mgf(.5)", dists.normal.mgf(0.5, 1, 2), integral(x => Math.exp(0.5 * x) * dists.normal.pdf(x, 1, 2), -60, 80));
const sum = (f, from, to) => Array.from({ length: to - from + 1 }, (_, i) => f(from + i)).reduce((a, b) => a + b, 0);
say("geometric(.3): mean", dists.geometric.mean(0.3), sum(k => k * dists.geometric.pmf(k, 0.3), 0, 300));
say("geometric(.3): mgf(.1)", dists.geometric.mgf(0.1, 0.3), sum(k => Math.exp(0.1 * k) * dists.geometric.pmf(k, 0.3), 0, 300));
say("negativeBinomial(4, .4): mean", dists.negativeBinomial.mean(4, 0.4), sum(k => k * dists.negativeBinomial.pmf(k, 4, 0.4), 0, 500));
say("negativeBinomial(4, .4): mgf(.1)", dists.negativeBinomial.mgf(0.1, 4, 0.4), sum(k => Math.exp(0.1 * k) * dists.negativeBinomial.pmf(k, 4, 0.4), 0, 500));
say("poisson(3.5): mgf(.1)", dists.poisson.mgf(0.1, 3.5), sum(k => Math.exp(0.1 * k) * dists.poisson.pmf(k, 3.5), 0, 100));
const smallest = p => { for (let k = 2; ; k++) if (dists.discreteUniform.cdf(k, 2, 9) >= p) return k; };
console.log(`discreteUniform(2, 9): quantiles ${[0, 0.1, 0.125, 0.25, 0.3, 0.5, 0.875, 1].map(p => `${p}: ${dists.discreteUniform.quantile(p, 2, 9)} (${smallest(p)})`).join(", ")}`);
JS

seen << 'SEEN'
kumaraswamy(2, 3): kurtosis 2.2658, by its own density -0.7342
kumaraswamy(5, 1): kurtosis 4.2000, by its own density 1.2000
beta(2, 3): kurtosis -0.6429, by its own density -0.6429
rayleigh(2): mgf(0.1) 1.7483, by its own density 1.2963
rayleigh(2): mgf(0.5) 5.5860, by its own density 4.4771
normal(1, 2): mgf(.5) 2.7183, by its own density 2.7183
geometric(.3): mean 2.3333, by its own density 2.3333
geometric(.3): mgf(.1) 1.4646, by its own density 1.3252
negativeBinomial(4, .4): mean 6.0000, by its own density 6.0000
negativeBinomial(4, .4): mgf(.1) 1.9953, by its own density 1.9872
poisson(3.5): mgf(.1) 1.4450, by its own density 1.4450
discreteUniform(2, 9): quantiles 0: 2 (2), 0.1: 2 (2), 0.125: 3 (2), 0.25: 4 (3), 0.3: 4 (4), 0.5: 6 (5), 0.875: 9 (8), 1: 10 (9)
SEEN
