#!/usr/bin/env bash
# pyclustering 0.10.1.2 (Debian 12), dbscan and silhouette, with scikit-learn 1.2.1 beside it.
# Guess: the same clusters as scikit-learn's DBSCAN with the same radius and number of neighbors, and silhouettes of the same clusters alike.
# Seen: a row does not count as its own neighbor: with 3 neighbors everything is noise where scikit-learn has a cluster of four; 2 gives
#   what scikit-learn gives with 3. A cluster of one row has the silhouette NaN (0 elsewhere), so that the mean is NaN, and distances are
#   squared unless a metric is named (.89 for .73).
# Why it matters: settings that were chosen with one library give other clusters with the other, without a word. Take one neighbor less;
#   name the metric, and leave clusters of one row out.
. "$(dirname "$0")/lib.sh"

r_packages python3-pyclustering=0.10.1.2-2
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program pyclustering=0.10.1.2 scikit-learn=1.2.1 << 'PYTHON'
import numpy
from pyclustering.cluster.dbscan import dbscan
from pyclustering.cluster.silhouette import silhouette
from pyclustering.utils.metric import distance_metric, type_metric
from sklearn.cluster import DBSCAN
from sklearn.metrics import silhouette_samples

line = [[0.], [1.], [2.], [3.], [10.], [11.]]
for neighbors in [1, 2, 3, 4]:
    found = dbscan(line, 1.0, neighbors, ccore=False)
    found.process()
    print("%d neighbors: pyclustering %s, noise %s; scikit-learn %s" % (neighbors, found.get_clusters(), found.get_noise(),
        DBSCAN(eps=1.0, min_samples=neighbors).fit_predict(line).tolist()))

rows = [[0, 0], [0, 1], [1, 0], [5, 5], [5, 6], [6, 5], [9, 0], [9, 1], [2.6, 2.4]]
for clusters in [[[0, 1, 2, 8], [3, 4, 5], [6, 7]], [[0, 1, 2, 3, 4, 5], [6, 7], [8]]]:
    labels = [next(k for k, cluster in enumerate(clusters) if i in cluster) for i in range(len(rows))]
    for name, metric in [("no metric", None), ("Euclidean", distance_metric(type_metric.EUCLIDEAN))]:
        settings = {} if metric is None else {"metric": metric}
        scores = silhouette(rows, clusters, ccore=False, **settings).process().get_score()
        print("clusters of %s, %s: mean silhouette %.4f, last row %.4f; scikit-learn %.4f, %.4f" % ([len(c) for c in clusters], name, numpy.mean(scores),
            scores[8], silhouette_samples(rows, labels).mean(), silhouette_samples(rows, labels)[8]))
PYTHON

seen << 'SEEN'
1 neighbors: pyclustering [[0, 1, 2, 3], [4, 5]], noise []; scikit-learn [0, 0, 0, 0, 1, 1]
2 neighbors: pyclustering [[1, 2, 0, 3]], noise [4, 5]; scikit-learn [0, 0, 0, 0, 1, 1]
3 neighbors: pyclustering [], noise [0, 1, 2, 3, 4, 5]; scikit-learn [0, 0, 0, 0, -1, -1]
4 neighbors: pyclustering [], noise [0, 1, 2, 3, 4, 5]; scikit-learn [-1, -1, -1, -1, -1, -1]
clusters of [4, 3, 2], no metric: mean silhouette 0.8880, last row 0.4036; scikit-learn 0.7291, 0.2280
clusters of [4, 3, 2], Euclidean: mean silhouette 0.7291, last row 0.2280; scikit-learn 0.7291, 0.2280
clusters of [6, 2, 1], no metric: mean silhouette nan, last row nan; scikit-learn 0.0273, 0.0000
clusters of [6, 2, 1], Euclidean: mean silhouette nan, last row nan; scikit-learn 0.0273, 0.0000
SEEN
