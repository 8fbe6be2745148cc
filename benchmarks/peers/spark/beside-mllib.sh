#!/usr/bin/env bash
# Backbeat's forest on Spark beside Spark MLlib's RandomForestClassifier: the same rows (protocol song, seed 42), the same
# session, the two in turn. Prints a Markdown table: seconds to fit, rows a second to predict, AUC of the test rows.
#
#   BACKBEAT_DATA=dataset.csv benchmarks/peers/spark/beside-mllib.sh [MASTER [TREES [DEPTH [ROUNDS]]]]
#
# MASTER  local[2], or the spark:// URL of a cluster (default local[2])
# TREES   of MLlib's forest; ours has 100 (default 100, which takes MLlib some ten minutes on two quiet cores)
# DEPTH   of MLlib's trees, 30 at most (default 30); ours grow until leaves are pure
# ROUNDS  how often each is measured after a first time that does not count (default 3)
#
# Needs a JDK 17, Maven and what ./backbeat spark has built. Figures count where the machine does nothing else.
set -euo pipefail
home=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

jar=$home/cli/spark/target/launch/backbeat-spark.jar
[ -f "$jar" ] || jar=$home/cli/spark/target/backbeat-spark.jar
jars=$(ls -d "$home"/cli/spark/target/spark-*/jars)
version=${jars%/jars}
version=${version##*spark-}
[ -f "$jar" ] || {
    echo "Run ./backbeat spark --help first: it builds the jar." >&2
    exit 1
}
cat > "$work/pom.xml" << POM
<project><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>mllib</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.apache.spark</groupId><artifactId>spark-mllib_2.13</artifactId><version>$version</version></dependency>
<dependency><groupId>org.scala-lang</groupId><artifactId>scala-library</artifactId><version>2.13.18</version></dependency>
</dependencies></project>
POM
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"

options=(--add-modules jdk.incubator.vector -Xmx3g -XX:+UseParallelGC)
for opened in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
    options+=("--add-opens=java.base/java.$opened=ALL-UNNAMED")
done
for opened in nio.ch nio.cs security.action util.calendar; do
    options+=("--add-opens=java.base/sun.$opened=ALL-UNNAMED")
done
mkdir "$work/classes"
javac -proc:none -nowarn -cp "$jar:$work/lib/*" -d "$work/classes" "$(dirname "$0")/BesideMllib.java" 2> "$work/javac.log" || {
    cat "$work/javac.log" >&2
    exit 1
}
(cd "$work/classes" && jar cf "$work/beside.jar" .)
java "${options[@]}" -Dlog4j2.configurationFile=classpath:backbeat/spark/log4j2.properties \
    -Dbackbeat.spark.jar="$jar" -Dbeside.jar="$work/beside.jar" -Dbeside.lib="$work/lib" \
    -cp "$work/classes:$jar:$work/lib/*" BesideMllib "${1:-local[2]}" "${2:-100}" "${3:-30}" "${4:-3}"
