#!/bin/sh
# Every figure of docs/performance.md in one sitting, on a machine that does nothing else: measures, keeps, writes the pages.
#
#   benchmarks/quoted.sh [STEP...]      default: build guard regular newer python study java large grid report
#
#   build      builds ours and the Java libraries' jar, so that no other step has to           1 minute
#   guard      benchmarks/guard.sh: an unchanged rerun passes, a slowed kernel is flagged      2 minutes
#   regular    ./backbeat bench regular on the JDK that the launcher finds                     13 minutes
#   newer      the same on the JDK that JAVA_NEWER names, if it names one                      13 minutes
#   python     benchmarks/compare.sh 3: Python's libraries and ours, in turn, three rounds     9 minutes
#   study      benchmarks/compare.sh 2 study: the whole study and the script that repeats it   7 minutes
#   java       benchmarks/peers/java/run.sh: Smile, Tribuo, Weka, and peak memory              8 minutes
#   large      ./backbeat bench large, for the growth curves; 16 GB of memory                  12 minutes
#   grid       ./backbeat bench grid: forests by size, trees, mode and threads                  8 minutes
#   report     puts the tables and plots of all of these into docs/                            seconds
#
# Needs BACKBEAT_DATA. A step that fails does not stop the next; every finished step is kept, so a sitting that was cut
# short goes on with the steps that are left, by name.
set -u
home=$(cd "$(dirname "$0")/.." && pwd -P)
[ $# -gt 0 ] || set -- build guard regular newer python study java large grid report
python=$home/benchmarks/target/compare
java=$home/benchmarks/peers/java/target/results

if [ -z "${BACKBEAT_DATA:-}" ] || [ ! -f "$BACKBEAT_DATA" ]; then
    echo "quoted: BACKBEAT_DATA must name the dataset's CSV file; ./backbeat data fetch downloads it" >&2
    exit 1
fi
cd "$home" || exit 1

for step in "$@"; do
    case $step in
        build | guard | regular | newer | python | study | java | large | grid | report) ;;
        *)
            echo "quoted: no step '$step'; there are: build guard regular newer python study java large grid report" >&2
            exit 2
            ;;
    esac
done

report() {
    set --
    for folder in "$python" "$java"; do
        [ ! -d "$folder" ] || set -- "$@" "$folder"
    done
    [ $# -eq 0 ] || ./backbeat bench peers "$@" --accept > /dev/null || return 1
    ./backbeat bench report
}

run() {
    case $1 in
        build) ./backbeat bench regular --list > /dev/null && benchmarks/peers/java/run.sh --build ;;
        guard) benchmarks/guard.sh ;;
        regular) ./backbeat bench regular --accept ;;
        newer)
            if [ -n "${JAVA_NEWER:-}" ]; then
                JAVA_HOME=$JAVA_NEWER ./backbeat bench regular --accept
            else
                echo "quoted: JAVA_NEWER names no other JDK; skipped" >&2
            fi
            ;;
        python) OUT=$python benchmarks/compare.sh 3 load knn forest mlp ;;
        study) OUT=$python benchmarks/compare.sh 2 study ;;
        java) benchmarks/peers/java/run.sh "$java" ;;
        large | grid) ./backbeat bench "$1" --accept ;;
        report) report ;;
    esac
}

failed=
for step in "$@"; do
    began=$(date +%s)
    echo "quoted: $step begins, $(date -u +%H:%M:%S) UTC" >&2
    run "$step" || failed="$failed $step"
    echo "quoted: $step took $(($(date +%s) - began)) s" >&2
done
if [ -n "$failed" ]; then
    echo "quoted: failed:$failed" >&2
    exit 1
fi
