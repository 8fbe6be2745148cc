#!/bin/sh
# Peak memory of whole processes that fit 100 trees, ours at several heap sizes and scikit-learn's, with and without
# out-of-bag votes. The young generation is small, because a larger one is filled with garbage before it is collected.
#
#   benchmarks/forest-memory.sh DIR [HEAP...]      DIR: what ./backbeat data export --protocol track --validation 0 wrote
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
rows=$1
shift
[ $# -gt 0 ] || set -- 48m 64m 96m 128m 256m
for votes in without votes; do
    echo "== $votes"
    for heap in "$@"; do
        printf 'Backbeat, -Xmx%s: ' "$heap"
        java -XX:+UseSerialGC -Xmn16m "-Xmx$heap" -cp "$home/benchmarks/target/benchmarks.jar" \
            backbeat.benchmarks.quality.ForestMemory "$rows" $votes 2> /dev/null || echo 'heap too small'
    done
    printf 'scikit-learn: '
    BACKBEAT_MATRICES=$rows OMP_NUM_THREADS=1 "${PYTHON:-python3}" "$home/benchmarks/peers/python/memory_forest.py" $votes
done
