#!/bin/sh
# Every figure of docs/performance.md in one sitting, on a machine that does nothing else: measures, keeps, writes the page.
#
#   benchmarks/quoted.sh [STEP...]      default: regular newer python java report
#
#   regular   ./backbeat bench regular on the JDK that the launcher finds         a quarter of an hour
#   newer     the same on the JDK that JAVA_NEWER names, if it names one           a quarter of an hour
#   python    benchmarks/compare.sh 1: Python's libraries and ours, in turn        5 minutes
#   java      benchmarks/peers/java/run.sh: Smile, Tribuo, Weka, peak memory       6 minutes
#   large     ./backbeat bench large, for the growth curves; 16 GB of memory       20 minutes
#   report    puts the tables and plots of all of these into docs/
#
# Needs BACKBEAT_DATA. Steps may be run one by one; what is kept of the others stays in the report.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
[ $# -gt 0 ] || set -- regular newer python java report
python=$home/benchmarks/target/compare
java=$home/benchmarks/peers/java/target/results

if [ -z "${BACKBEAT_DATA:-}" ] || [ ! -f "$BACKBEAT_DATA" ]; then
    echo "quoted: BACKBEAT_DATA must name the dataset's CSV file; ./backbeat data fetch downloads it" >&2
    exit 1
fi
cd "$home"
for step in "$@"; do
    began=$(date +%s)
    case $step in
        regular) ./backbeat bench regular --accept ;;
        newer)
            if [ -n "${JAVA_NEWER:-}" ]; then
                JAVA_HOME=$JAVA_NEWER ./backbeat bench regular --accept
            else
                echo "quoted: JAVA_NEWER names no other JDK; skipped" >&2
            fi
            ;;
        python) OUT=$python benchmarks/compare.sh 1 ;;
        java) benchmarks/peers/java/run.sh "$java" ;;
        large) ./backbeat bench large --accept ;;
        report)
            kept=
            for folder in "$python" "$java"; do
                [ ! -d "$folder" ] || kept="$kept $folder"
            done
            # shellcheck disable=SC2086
            [ -z "$kept" ] || ./backbeat bench peers $kept --accept
            ./backbeat bench report
            ;;
        *)
            echo "quoted: no step '$step'; there are: regular newer python java large report" >&2
            exit 2
            ;;
    esac
    echo "quoted: $step took $(($(date +%s) - began)) s" >&2
done
