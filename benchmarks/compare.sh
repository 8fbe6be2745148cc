#!/bin/sh
# Our work and Python's on the same rows, one after the other in one sitting, and one table of both.
#
#   benchmarks/compare.sh [ROUNDS [TASK...]]      default: 3 rounds of load knn forest mlp study
#
# Needs BACKBEAT_DATA (the CSV file; ./backbeat data fetch gets it) and a Python with scikit-learn, PyTorch and pandas:
# without one it says so and leaves. OUT names the folder of the results (default: benchmarks/target/compare).
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
rounds=${1:-3}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- load knn forest mlp study
out=${OUT:-$home/benchmarks/target/compare}
peers=$home/benchmarks/peers/python

if [ -z "${BACKBEAT_DATA:-}" ] || [ ! -f "$BACKBEAT_DATA" ]; then
    echo "compare: BACKBEAT_DATA must name the dataset's CSV file; ./backbeat data fetch downloads it" >&2
    exit 1
fi
if ! "$peers/run.sh" --check; then
    echo "compare: nothing was measured" >&2
    exit 0
fi

mkdir -p "$out"
for task in "$@"; do
    rm -f "$out/backbeat-$task"* "$out/python-$task"* # what other tasks left stays in the table
done
# The benchmarks' rows (80/20) and the study's (70/10/20), exactly as our side splits them.
"$home/backbeat" data export --protocol track --validation 0 --test 0.2 --seed 42 --force --out "$out/rows"
"$home/backbeat" data export --protocol track --seed 42 --force --out "$out/study-rows"

# ours ROUND TASK PATTERN [OPTION...]
ours() {
    round=$1 task=$2 pattern=$3
    shift 3
    "$home/backbeat" bench regular "$pattern" --forks 1 --out "$out/backbeat-$task-$round.json" --force "$@" \
        > "$out/backbeat-$task-$round.log" 2>&1 || {
        tail -n 20 "$out/backbeat-$task-$round.log" >&2
        exit 1
    }
}

theirs() {
    matrices=$out/rows
    [ "$2" != study ] || matrices=$out/study-rows
    BACKBEAT_MATRICES=$matrices "$peers/run.sh" "$2" > "$out/python-$2-$1.jsonl"
}

round=1
while [ "$round" -le "$rounds" ]; do
    for task in "$@"; do
        echo "round $round of $rounds: $task" >&2
        theirs "$round" "$task"
        case $task in
            load) ours "$round" load 'DataBenchmark' -p threads=2 ;;
            knn)
                ours "$round" knn 'PeerBenchmark.knnPredict' --warmups 10 --iterations 10
                ours "$round" knn-row 'SingleRowBenchmark' -p learner=knn -p kernel=vector
                ;;
            forest)
                ours "$round" forest-fit 'PeerBenchmark.forestFit'
                ours "$round" forest-predict 'PeerBenchmark.forestPredict' --warmups 30 --iterations 15
                ours "$round" forest-row 'SingleRowBenchmark' -p learner=forest -p kernel=vector
                ;;
            mlp)
                ours "$round" mlp-fit 'PeerBenchmark.mlpFit'
                ours "$round" mlp-predict 'PeerBenchmark.mlpPredict' --warmups 300 --iterations 30
                ours "$round" mlp-row 'SingleRowBenchmark' -p learner=mlp -p kernel=vector
                ;;
            study) ours "$round" study 'StudyProcessBenchmark' -p study=full --iterations 1 ;;
        esac
    done
    round=$((round + 1))
done
"$home/backbeat" bench peers "$out" --out "$out/table"
