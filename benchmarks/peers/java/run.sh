#!/bin/sh
# Measures other Java libraries and this project on the same work in one sitting, each in fresh JVMs.
#
#   benchmarks/peers/java/run.sh [OUTPUT-FOLDER] [LIBRARY...]      default: backbeat smile tribuo weka; naive, our textbook twin, takes minutes
#   benchmarks/peers/java/run.sh --build                           only builds
#
# What fails is named at the end; the rest is measured all the same.
# Predictions take milliseconds: many warm-ups, so that none is timed before it is compiled.
# What takes minutes is cut down; the unit counts in the results say how far, and times are compared per unit. Weka's and
# Tribuo's forests grow 10 and 1 trees in place of 100, and a forest's time is proportional to its trees.
# BACKBEAT_DATA names the CSV file; without it the rows are synthetic, and the environment files say so.
set -eu
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
only_build=
[ "${1:-}" != --build ] || only_build=yes
out=${1:-$home/benchmarks/peers/java/target/results}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- backbeat smile tribuo weka
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=$home/benchmarks/peers/java/target/peers.jar
failed=

# Built again when a source is newer, so that ours is never an older version than the others are measured beside.
newer=
[ ! -f "$jar" ] || newer=$(find "$home/core/src/main" "$home/cli/src/main" "$home/benchmarks/src/main" \
    "$home/benchmarks/peers/java/src" "$home/benchmarks/peers/java/pom.xml" -type f -newer "$jar" -print | head -n 1)
if [ ! -f "$jar" ] || [ -n "$newer" ]; then
    echo "peers: building (GPL parts: for measuring only) ..." >&2
    maven=$home/mvnw
    command -v mvn > /dev/null 2>&1 && maven=mvn
    (cd "$home" && "$maven" -q -B -Ppeers -DskipTests -Dspotless.check.skip=true package)
fi
[ -z "$only_build" ] || exit 0
mkdir -p "$out"

# measure LIBRARY TASK WARMUPS ITERATIONS [-p NAME=VALUE...]
measure() {
    library=$1 task=$2 warmups=$3 iterations=$4
    shift 4
    printf '%s %s ... ' "$library" "$task" >&2
    "$java" --add-modules jdk.incubator.vector -cp "$jar" backbeat.benchmarks.commands.BenchMain regular "Peer(Read)?Benchmark\\.$task\$" \
        --forks 1 --warmups "$warmups" --iterations "$iterations" --jvm-arg -Xmx6g -p library="$library" "$@" \
        --out "$out/$library-$task.json" --force > "$out/$library-$task.log" 2>&1 || {
        echo "failed: see $out/$library-$task.log" >&2
        failed="$failed $library-$task"
        return 0
    }
    grep -o '[0-9.][0-9.]* s/op$' "$out/$library-$task.log" | tail -n 1 >&2
}

# peak LIBRARY LEARNER [OPTION...]: the memory of a process that loads, fits and predicts once, with the launcher's options
peak() {
    printf '%s %s peak memory ... ' "$1" "$2" >&2
    "$java" --add-modules jdk.incubator.vector -XX:+UseParallelGC -XX:MaxRAMPercentage=60 -XX:MaxNewSize=300m -cp "$jar" backbeat.benchmarks.commands.BenchMain peak "$@" \
        2> "$out/$1-$2-peak.log" > "$out/$1-$2-peak.jsonl" || {
        echo "failed: see $out/$1-$2-peak.log" >&2
        failed="$failed $1-$2-peak"
        return 0
    }
    sed -n 's/.*"peakMiB":\([0-9]*\).*/\1 MiB/p' "$out/$1-$2-peak.jsonl" | head -n 1 >&2
}

for library in "$@"; do
    case $library in
        backbeat)
            measure backbeat read 15 10
            measure backbeat knnPredict 10 10
            measure backbeat forestFit 2 5
            measure backbeat forestPredict 30 15
            measure backbeat mlpFit 1 3
            measure backbeat mlpPredict 300 30
            peak backbeat knn
            peak backbeat forest
            peak backbeat mlp
            ;;
        smile)
            measure smile read 5 5
            measure smile knnPredict 1 2 -p queries=512
            measure smile forestFit 0 1 -p trees=100
            measure smile forestPredict 20 5 -p trees=20
            measure smile mlpFit 0 1 -p epochs=5
            measure smile mlpPredict 50 20 -p epochs=1
            peak smile knn --queries 512
            peak smile forest
            peak smile mlp
            ;;
        tribuo)
            measure tribuo read 5 5
            measure tribuo knnPredict 1 2 -p queries=512
            measure tribuo forestFit 0 1 -p trees=1
            measure tribuo forestPredict 10 5 -p trees=1
            peak tribuo knn --queries 512
            peak tribuo forest --trees 1 --queries 512
            ;;
        weka)
            measure weka knnPredict 1 2 -p queries=256
            measure weka forestFit 0 1 -p trees=10
            measure weka forestPredict 4 3 -p trees=10
            measure weka mlpFit 0 1 -p epochs=1
            measure weka mlpPredict 10 5 -p epochs=1
            peak weka knn --queries 256
            peak weka forest --trees 10 --queries 512
            peak weka mlp
            ;;
        naive)
            measure naive knnPredict 0 1 -p queries=256
            measure naive forestFit 0 1 -p trees=2
            ;;
        *)
            echo "peers: no library '$library'; there are: backbeat smile tribuo weka naive" >&2
            exit 2
            ;;
    esac
done
if [ -n "$failed" ]; then
    echo "peers: failed:$failed" >&2
    exit 1
fi
