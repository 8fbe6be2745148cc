#!/usr/bin/env bash
# @stdlib/stats-padjust 0.2.1 (npm), Hommel's adjustment of p-values, with p.adjust of R 4.2.2 beside it.
# Guess: R's figures for all five methods.
# Seen: Hommel's are too small for the smallest p-value, which is multiplied by one less than the number of them at most: .01 and .02 stay as they are
#   (.02 and .02). In 2,000 lists of 2 to 10 p-values that of 1,268 is too small, 147 times at most .05 where it is above; no other one differs, none is
#   too large. Bonferroni's, Holm's and the two for false discoveries are right.
# Why it matters: a comparison of two models on several sets, or of columns one by one, finds more than the error that was asked for allows; with two
#   comparisons nothing is adjusted. Take holm, which is hardly weaker, or R.
. "$(dirname "$0")/lib.sh"

npm_packages @stdlib/stats-padjust@0.2.1
node_program << 'JS'
import { createRequire } from "module";
import { writeFileSync } from "fs";

const padjust = createRequire(import.meta.url)("@stdlib/stats-padjust");
const text = values => values.map(v => v.toFixed(4)).join(" ");
for (const method of ["bonferroni", "holm", "bh", "by", "hommel"]) console.log(`stdlib, ${method}: ${text(padjust([0.01, 0.04, 0.03, 0.005, 0.2], method))}`);
for (const p of [[0.01, 0.02], [0.03, 0.2], [0.01, 0.02, 0.03]]) console.log(`stdlib, hommel of ${p.join(", ")}: ${text(padjust(p, "hommel"))}`);
let state = 12345;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
let lines = "";
for (let i = 0; i < 2000; i++) {
    const p = Array.from({ length: 2 + Math.floor(next() * 9) }, () => Math.round(next() * (next() < 0.5 ? 0.05 : 1) * 1e4) / 1e4);
    lines += `${p.join(" ")}|${padjust(p, "hommel").join(" ")}\n`;
}
writeFileSync("lists.txt", lines);
JS
mv "$work/output" "$work/first"
command -v Rscript > /dev/null || unavailable "R is missing"
r_program << 'R'
text <- function(p) paste(sprintf("%.4f", p), collapse = " ")
for (method in c("bonferroni", "holm", "BH", "BY", "hommel")) cat(sprintf("R, %s: %s\n", method, text(p.adjust(c(.01, .04, .03, .005, .2), method))))
for (p in list(c(.01, .02), c(.03, .2), c(.01, .02, .03))) cat(sprintf("R, hommel of %s: %s\n", paste(p, collapse = ", "), text(p.adjust(p, "hommel"))))
counts <- c(values = 0, smaller = 0, larger = 0, found = 0, other = 0)
for (line in strsplit(readLines("lists.txt"), "|", fixed = TRUE)) {
    p <- as.numeric(strsplit(line[1], " ")[[1]])
    here <- as.numeric(strsplit(line[2], " ")[[1]])
    exact <- p.adjust(p, "hommel")
    smaller <- here < exact - 1e-9
    counts <- counts + c(length(p), sum(smaller), sum(here > exact + 1e-9), sum(here <= .05 & exact > .05 + 1e-9), sum(smaller & p > min(p)))
}
cat(sprintf("2000 lists, %d p-values: %d smaller in stdlib (%d of them not the smallest of their list), %d larger; %d more at most .05\n", counts["values"],
    counts["smaller"], counts["other"], counts["larger"], counts["found"]))
R
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
stdlib, bonferroni: 0.0500 0.2000 0.1500 0.0250 1.0000
stdlib, holm: 0.0400 0.0900 0.0900 0.0250 0.2000
stdlib, bh: 0.0250 0.0500 0.0500 0.0250 0.2000
stdlib, by: 0.0571 0.1142 0.1142 0.0571 0.4567
stdlib, hommel: 0.0400 0.0800 0.0600 0.0200 0.2000
stdlib, hommel of 0.01, 0.02: 0.0100 0.0200
stdlib, hommel of 0.03, 0.2: 0.0300 0.2000
stdlib, hommel of 0.01, 0.02, 0.03: 0.0200 0.0300 0.0300
R, bonferroni: 0.0500 0.2000 0.1500 0.0250 1.0000
R, holm: 0.0400 0.0900 0.0900 0.0250 0.2000
R, BH: 0.0250 0.0500 0.0500 0.0250 0.2000
R, BY: 0.0571 0.1142 0.1142 0.0571 0.4567
R, hommel: 0.0400 0.0800 0.0600 0.0250 0.2000
R, hommel of 0.01, 0.02: 0.0200 0.0200
R, hommel of 0.03, 0.2: 0.0600 0.2000
R, hommel of 0.01, 0.02, 0.03: 0.0300 0.0300 0.0300
2000 lists, 12051 p-values: 1268 smaller in stdlib (0 of them not the smallest of their list), 0 larger; 147 more at most .05
SEEN
