#!/usr/bin/env bash
# Backbeat's forest on Spark beside Spark MLlib's RandomForestClassifier: the same rows (protocol song, seed 42), the same
# session, the two in turn. Prints a Markdown table: seconds to fit, rows a second to predict, AUC of the test rows.
#
#   BACKBEAT_DATA=dataset.csv benchmarks/peers/spark/beside-mllib.sh [MASTER [TREES [DEPTH [ROUNDS]]]]
#
# MASTER  cluster (two workers of one core that this script starts and ends), local[2], or the spark:// URL of another
#         (default cluster)
# TREES   of MLlib's forest; ours has 100 (default 100, which takes MLlib ten to sixteen minutes on two quiet cores)
# DEPTH   of MLlib's trees, 30 at most (default 30); ours split categories by sets, as MLlib's do, and have leaves of eight rows, as the
#         study's search chooses them
# ROUNDS  how often each is measured after a first time, MLlib with few trees, that does not count (default 1)
#
# Needs a JDK 17, Maven and what ./backbeat spark has built. Figures count where the machine does nothing else.
set -euo pipefail
. "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'end_cluster; rm -rf "$work"' EXIT
version=${SPARK_HOME##*spark-}

cat > "$work/pom.xml" << POM
<project><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>mllib</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.apache.spark</groupId><artifactId>spark-mllib_2.13</artifactId><version>$version</version></dependency>
<dependency><groupId>org.scala-lang</groupId><artifactId>scala-library</artifactId><version>2.13.18</version></dependency>
</dependencies></project>
POM
"$home/mvnw" -q -B ${MAVEN_ARGS:-} -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$work/lib"

mkdir "$work/classes"
javac -proc:none -nowarn -cp "$jar:$work/lib/*" -d "$work/classes" "$(dirname "$0")/BesideMllib.java" 2> "$work/javac.log" || {
    cat "$work/javac.log" >&2
    exit 1
}
(cd "$work/classes" && jar cf "$work/beside.jar" .)
master=${1:-cluster}
if [ "$master" = cluster ]; then
    start_cluster "$work/cluster" 3g
fi
java "${options[@]}" -Xmx3g -Dbackbeat.spark.jar="$jar" -Dbeside.jar="$work/beside.jar" -Dbeside.lib="$work/lib" \
    -cp "$work/classes:$jar:$work/lib/*" BesideMllib "$master" "${2:-100}" "${3:-30}" "${4:-1}"
