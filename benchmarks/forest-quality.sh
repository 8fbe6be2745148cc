#!/bin/sh
# Our forests against scikit-learn's on the same rows: AUC, average precision, log loss, paired intervals, out-of-bag.
#
#   benchmarks/forest-quality.sh [DIR [OPTION...]]      default DIR: benchmarks/target/forest-quality
#
# Needs BACKBEAT_DATA (the CSV file) and a Python with scikit-learn. Options go to peers/python/quality_forest.py (--help).
# DIR keeps scikit-learn's forests, so a run that was stopped goes on where it was; the figures go to DIR/forest-quality.json.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
out=${1:-$home/benchmarks/target/forest-quality}
[ $# -eq 0 ] || shift
python=${PYTHON:-python3}

if [ -z "${BACKBEAT_DATA:-}" ] || [ ! -f "$BACKBEAT_DATA" ]; then
    echo "forest-quality: BACKBEAT_DATA must name the dataset's CSV file; ./backbeat data fetch downloads it" >&2
    exit 1
fi
if ! "$python" -c 'import sklearn' 2> /dev/null; then
    echo "forest-quality: $python has no scikit-learn; on Debian: apt-get install python3-sklearn, and PYTHON=/usr/bin/python3" >&2
    exit 1
fi

for protocol in track song artist; do
    mkdir -p "$out/$protocol"
    "$home/backbeat" data export --protocol "$protocol" --validation 0 --test 0.2 --seed 42 --force \
        --out "$out/$protocol/matrices" > "$out/$protocol/export.log"
done
"$home/backbeat" bench forest-quality --out "$out"
# With 272 trees a row gets 100 out-of-bag votes. One row per track has no kin: there, grouped is the same.
"$home/backbeat" bench forest-quality --out "$out" --modes one-hot:trees=272,subset:trees=272
"$home/backbeat" bench forest-quality --out "$out" --protocols song,artist \
    --modes one-hot:grouped,one-hot:grouped:trees=272,subset:grouped,subset:grouped:trees=272
OMP_NUM_THREADS=1 "$python" "$home/benchmarks/peers/python/quality_forest.py" "$out" --out "$out/forest-quality.json" "$@"
