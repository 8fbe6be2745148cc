#!/usr/bin/env bash
# What travels on a cluster of two workers: runs each command on made-up rows and prints a Markdown table of the bytes that Spark's
# own reports name, in MiB.
#
#   benchmarks/peers/spark/bytes.sh [ROWS [FOLDER]]
#
# ROWS    in steps of 100,000 (default 100000)
# FOLDER  for the rows, which stay there for another time (default: one that is removed in the end)
#
# Bytes do not depend on what else the machine does. Needs what ./backbeat spark has built.
set -euo pipefail
. "$(dirname "$0")/common.sh"
rows=${1:-100000}
work=$(mktemp -d)
folder=${2:-$work/rows}
trap 'end_cluster; rm -rf "$work"' EXIT
mkdir -p "$folder" "$work/classes"
javac -proc:none -nowarn -cp "$jar:$SPARK_HOME/jars/*" -d "$work/classes" "$(dirname "$0")/SparkScale.java" 2> "$work/javac.log" || {
    cat "$work/javac.log" >&2
    exit 1
}
java "${options[@]}" -Xmx2g -cp "$work/classes:$jar:$SPARK_HOME/jars/*" SparkScale "$rows" "$folder" parquet csv >&2
csv=$folder/csv/part-000.csv
start_cluster "$work/cluster" 2500m

row() { # NAME COMMAND…
    local name=$1
    shift
    HEAP=2g on_spark "$@" --master "$master" --executor-memory 2g > "$work/said" 2>&1 || {
        cat "$work/said" >&2
        exit 1
    }
    sed -n 's/^Travelled: \([0-9.]*\) MiB of broadcasts to \([0-9]*\) executors together, \([0-9.]*\) MiB of results of \([0-9]*\) tasks, \([0-9.]*\) MiB shuffled; read from files and kept rows \([0-9.]*\) MiB, written \([0-9.]*\) MiB.*/| '"$name"' | \4 | \1 | \3 | \5 | \6 | \7 |/p' "$work/said"
}
echo "| $rows rows, two executors | tasks | broadcast, both together | results | shuffled | read | written |"
echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
row 'train --model forest' train --model forest --data "$csv" --save "$work/forest.backbeat"
row 'train --model forest --out-of-bag' train --model forest --out-of-bag --data "$csv" --save "$work/votes.backbeat"
row 'train --model mlp' train --model mlp --data "$csv" --save "$work/mlp.backbeat"
row 'train --model forest --table' train --model forest --table "$csv" --save "$work/table.backbeat"
row 'train --model logistic --table' train --model logistic --table "$csv" --save "$work/logistic.backbeat"
row 'predict, Parquet to Parquet' predict "$work/forest.backbeat" "$folder/parquet" -o "$work/out"
row 'study --quick --repeat 3 --folds 3' study --quick --repeat 3 --folds 3 --data "$csv" --out "$work/study"
ls -l "$work"/*.backbeat | awk '{printf "%.2f MiB %s\n", $5 / 1048576, $9}' | sed "s,$work/,," >&2
