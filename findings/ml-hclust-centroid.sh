#!/usr/bin/env bash
# ml-hclust 4.0.0 (npm), agnes with the methods centroid and median, with scipy 1.10.1 beside it.
# Guess: a merge by centroid has the distance of the two centroids for its height, as the documentation says, and the tree is scipy's.
# Seen: the formula for squared distances is fed with plain ones: the heights are 2.15, 2.20 and 13.38 for 2.50, 2.50 and 16.08, no distance of anything,
#   and so it is for median. Of 200 tables of 30 rows the four clusters are others in 135 by centroid. single, complete, average, wpgma and ward2 are
#   scipy's heights.
# Why it matters: a cut at a height from Python or R gives other clusters in the browser. Take average or ward2, or hand in squared distances
#   with isDistanceMatrix and take the roots of the heights.
. "$(dirname "$0")/lib.sh"

npm_packages ml-hclust@4.0.0
node_program << 'JS'
import { createRequire } from "module";
import { writeFileSync } from "fs";

const { agnes } = createRequire(import.meta.url)("ml-hclust");
const heights = tree => {
    const out = [];
    const visit = node => {
        if (node.children.length > 0) out.push(node.height);
        node.children.forEach(visit);
    };
    visit(tree);
    return out.sort((a, b) => a - b);
};
const rows = [[1, 2], [2, 1], [1.5, 4], [8, 8], [9, 7], [7, 9.5], [20, 3], [21, 1]];
const squared = rows.map(a => rows.map(b => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2));
for (const method of ["single", "complete", "average", "wpgma", "ward2", "centroid", "median"]) {
    const text = values => values.map(v => v.toFixed(2)).join(" ");
    console.log(`ml-hclust, ${method}: ${text(heights(agnes(rows, { method })))}`);
    if (method === "centroid" || method === "median")
        console.log(`    from squared distances, roots: ${text(heights(agnes(squared, { method, isDistanceMatrix: true })).map(Math.sqrt))}`);
}
let state = 12345;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const lists = [];
for (let i = 0; i < 200; i++) {
    const points = Array.from({ length: 30 }, () => [next(), next()]);
    const labels = {};
    for (const method of ["average", "centroid"]) {
        labels[method] = Array(30).fill(0);
        agnes(points, { method }).group(4).children.forEach((child, k) => child.indices().forEach(row => (labels[method][row] = k)));
    }
    lists.push({ points, labels });
}
writeFileSync("lists.json", JSON.stringify(lists));
JS
mv "$work/output" "$work/first"
python_program scipy=1.10.1 scikit-learn=1.2.1 << 'PYTHON'
import json
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.metrics import adjusted_rand_score

rows = [[1, 2], [2, 1], [1.5, 4], [8, 8], [9, 7], [7, 9.5], [20, 3], [21, 1]]
for method in ["single", "complete", "average", "weighted", "ward", "centroid", "median"]:
    print("scipy, %s: %s" % (method, " ".join("%.2f" % v for v in np.sort(linkage(rows, method)[:, 2]))))
lists = json.load(open("lists.json"))
for method in ["average", "centroid"]:
    # scipy's tree undone by its last three merges, whatever their heights
    def four(points):
        tree, groups = linkage(points, method), {i: [i] for i in range(30)}
        for k, (a, b, _, _) in enumerate(tree[:26]):
            groups[30 + k] = groups.pop(int(a)) + groups.pop(int(b))
        labels = np.zeros(30)
        for k, members in enumerate(groups.values()):
            labels[members] = k
        return labels
    print("200 tables of 30 rows, %s: other groups of four in %d" % (method, sum(adjusted_rand_score(four(l["points"]), l["labels"][method]) < 1 for l in lists)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
ml-hclust, single: 1.41 1.41 1.80 2.06 2.24 7.63 11.70
ml-hclust, complete: 1.41 1.41 2.24 3.04 3.20 9.86 20.02
ml-hclust, average: 1.41 1.41 2.24 2.50 2.55 8.89 16.52
ml-hclust, wpgma: 1.41 1.41 2.24 2.50 2.55 8.66 16.71
ml-hclust, ward2: 1.41 1.41 2.24 2.89 2.89 15.13 27.85
ml-hclust, centroid: 1.41 1.41 2.15 2.20 2.24 7.46 13.38
    from squared distances, roots: 1.41 1.41 2.24 2.50 2.50 8.73 16.08
ml-hclust, median: 1.41 1.41 2.15 2.20 2.24 7.22 13.63
    from squared distances, roots: 1.41 1.41 2.24 2.50 2.50 8.49 16.28
scipy, single: 1.41 1.41 1.80 2.06 2.24 7.63 11.70
scipy, complete: 1.41 1.41 2.24 3.04 3.20 9.86 20.02
scipy, average: 1.41 1.41 2.24 2.50 2.55 8.89 16.52
scipy, weighted: 1.41 1.41 2.24 2.50 2.55 8.66 16.71
scipy, ward: 1.41 1.41 2.24 2.89 2.89 15.13 27.85
scipy, centroid: 1.41 1.41 2.24 2.50 2.50 8.73 16.08
scipy, median: 1.41 1.41 2.24 2.50 2.50 8.49 16.28
200 tables of 30 rows, average: other groups of four in 0
200 tables of 30 rows, centroid: other groups of four in 135
SEEN
