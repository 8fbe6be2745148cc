#!/usr/bin/env bash
# Scores made-up rows on a cluster of two workers, one core and one executor of 1 GiB each, and beside it with predict on two threads
# of one process, in turn. Prints a Markdown table: seconds without the start of the session, in them the seconds that tasks ran, of both
# executors together (the rest is executors that start, and a driver that plans), rows a second, and the peak memory of a process.
#
#   benchmarks/peers/spark/scale.sh ROWS [ROUNDS [FOLDER]]
#
# ROWS    10000000, 50000000, … in steps of 100,000; beyond 10 million nothing is written as CSV, and predict is left out
# ROUNDS  how often each runs after a first time that does not count; 0 for the first time alone (default 1)
# FOLDER  for the rows, which stay there for another time (default: one that is removed in the end)
#
# Fifty million rows are 4 GB of Parquet; ten million 1.4 GB of CSV twice and 0.8 GB of Parquet. Needs what ./backbeat spark has built.
set -euo pipefail
. "$(dirname "$0")/common.sh"
rows=$1
rounds=${2:-1}
work=$(mktemp -d)
folder=${3:-$work/rows}
trap 'end_cluster; rm -rf "$work"' EXIT
mkdir -p "$folder" "$work/classes"

kinds=(parquet)
[ "$rows" -gt 10000000 ] || kinds+=(csv csvs)
javac -proc:none -nowarn -cp "$jar:$SPARK_HOME/jars/*" -d "$work/classes" "$(dirname "$0")/SparkScale.java" 2> "$work/javac.log" || {
    cat "$work/javac.log" >&2
    exit 1
}
java "${options[@]}" -Xmx2g -cp "$work/classes:$jar:$SPARK_HOME/jars/*" SparkScale "$rows" "$folder" "${kinds[@]}" >&2
one_machine data synthesize --rows 100000 --seed 7 --out "$work/train.csv" >&2
HEAP=2g one_machine train --model forest --data "$work/train.csv" --save "$work/forest.backbeat" >&2
start_cluster "$work/cluster" 1500m

# Of a process and all below it the largest peak, in MiB, looked at while a file is there. Executors end with their application.
watch() { # FILE PATTERN
    while [ -e "$1" ]; do
        for id in $(pgrep -f "$2" || true); do
            awk '/^VmHWM/ {print $2}' "/proc/$id/status" 2> "/dev/null" >> "$1" || true
        done
        sleep 0.5
    done
}
measure() { # NAME PATTERN COMMAND…
    local name=$1 pattern=$2 said tasks
    shift 2
    : > "$work/peak"
    watch "$work/peak" "$pattern" &
    local watching=$!
    "$@" > "$work/said" 2>&1 || {
        cat "$work/said" >&2
        exit 1
    }
    sort -n "$work/peak" | tail -1 > "$work/highest"
    rm "$work/peak"
    wait "$watching"
    said=$(grep -o 'Predicted .*' "$work/said")
    grep 'Travelled' "$work/said" >&2 || true
    echo "$name: $said" >&2
    tasks=$(sed -n 's/.*tasks ran for \([0-9.]*\) s in all.*/\1/p' "$work/said")
    echo "$name|$(sed 's/.* in \([0-9.]*\) s.*/\1/' <<< "$said")|$tasks|$(sed 's/.*(\([0-9,]*\) rows.*/\1/' <<< "$said")|$(($(cat "$work/highest") / 1024))" >> "$work/figures"
}
cluster() { # INPUT FORM
    rm -rf "$work/out"
    on_spark predict "$work/forest.backbeat" "$folder/$1" -o "$work/out" --to "$2" --master "$master" --executor-memory 1g
}
executor=CoarseGrainedExecutorBackend
for round in $(seq 0 "$rounds"); do
    [ "$round" -ne 1 ] || : > "$work/figures"
    measure "cluster, Parquet to Parquet" $executor cluster parquet parquet
    if [ "$rows" -le 10000000 ]; then
        measure "cluster, ten CSV files to CSV" $executor cluster csvs csv
        measure "predict, one CSV file to CSV" "backbeat.cli.Backbeat predict" \
            one_machine predict "$work/forest.backbeat" "$folder/csv/part-000.csv" -o "$work/one.csv" --force --threads 2
    fi
done
echo
echo "| $rows rows, forest of 100 trees | s | of tasks, s | rows/s | peak MiB of a process |"
echo "| --- | ---: | ---: | ---: | ---: |"
sort -s -t '|' -k1,1 "$work/figures" | sed 's/|/ | /g; s/^/| /; s/$/ |/'
