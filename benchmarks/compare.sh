#!/bin/sh
# Our work and Python's on the same rows, one after the other in one sitting, and one table of both.
#
#   benchmarks/compare.sh [ROUNDS [TASK...]]      default: 3 rounds of load knn forest mlp study, about 20 minutes
#
# Needs BACKBEAT_DATA (the CSV file; ./backbeat data fetch gets it) and a Python with scikit-learn, PyTorch and pandas:
# without one it says so and leaves. OUT names the folder of the results (default: benchmarks/target/compare); what it has of
# other tasks stays in the table. A task that fails is named at the end, and the others are measured all the same.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
rounds=${1:-3}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- load knn forest mlp study
out=${OUT:-$home/benchmarks/target/compare}
peers=$home/benchmarks/peers/python

case $rounds in
    '' | *[!0-9]*)
        echo "compare: the first argument is the number of rounds, not '$rounds'" >&2
        exit 2
        ;;
esac
matrices=
for task in "$@"; do
    case $task in
        load) ;;
        knn | forest | mlp) matrices=yes ;;
        study) ;;
        *)
            echo "compare: no task '$task'; there are: load knn forest mlp study" >&2
            exit 2
            ;;
    esac
done
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
    rm -f "$out/backbeat-$task"* "$out/python-$task"*
done
# The benchmarks' rows (80/20) and the study's (70/10/20), exactly as our side splits them.
[ -z "$matrices" ] ||
    "$home/backbeat" data export --protocol track --validation 0 --test 0.2 --seed 42 --force --out "$out/rows"
case " $* " in
    *' study '*)
        "$home/backbeat" data export --protocol track --seed 42 --force --out "$out/study-rows"
        for protocol in rows track song artist; do # the steps of the study's leak staircase
            "$home/backbeat" data export --protocol "$protocol" --seed 42 --force --out "$out/study-rows/leaks/$protocol"
        done
        ;;
esac

# ours NAME PATTERN [OPTION...]
ours() {
    name=backbeat-$1-$round pattern=$2
    shift 2
    "$home/backbeat" bench regular "$pattern" --forks 1 --out "$out/$name.json" --force "$@" > "$out/$name.log" 2>&1 || {
        tail -n 20 "$out/$name.log" >&2
        failed="$failed $name"
    }
}

theirs() {
    name=python-$1-$round folder=$out/rows
    [ "$1" != study ] || folder=$out/study-rows
    if BACKBEAT_MATRICES=$folder "$peers/run.sh" "$1" > "$out/$name.part"; then
        mv "$out/$name.part" "$out/$name.jsonl"
    else
        failed="$failed $name"
    fi
}

failed=
round=1
while [ "$round" -le "$rounds" ]; do
    for task in "$@"; do
        echo "round $round of $rounds: $task" >&2
        theirs "$task"
        case $task in
            load) ours load 'DataBenchmark.clean|PeerReadBenchmark' -p threads=2 ;;
            knn)
                ours knn 'PeerBenchmark.knnPredict' --warmups 10 --iterations 10
                ours knn-row 'SingleRowBenchmark' -p learner=knn -p kernel=vector
                ;;
            forest)
                ours forest-fit 'PeerBenchmark.forestFit'
                ours forest-predict 'PeerBenchmark.forestPredict' --warmups 30 --iterations 15
                ours forest-row 'SingleRowBenchmark' -p learner=forest -p kernel=vector
                ;;
            mlp)
                ours mlp-fit 'PeerBenchmark.mlpFit'
                ours mlp-predict 'PeerBenchmark.mlpPredict' --warmups 300 --iterations 30
                ours mlp-row 'SingleRowBenchmark' -p learner=mlp -p kernel=vector
                ;;
            study) ours study 'StudyProcessBenchmark' -p study=full --iterations 1 ;;
        esac
    done
    round=$((round + 1))
done
"$home/backbeat" bench peers "$out" --out "$out/table"
if [ -n "$failed" ]; then
    echo "compare: failed:$failed" >&2
    exit 1
fi
