# Paths and a cluster for the scripts beside this file, which source it. Not a program.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
jar=$home/cli/spark/target/launch/backbeat-spark.jar
[ -f "$jar" ] || jar=$home/cli/spark/target/backbeat-spark.jar
[ -f "$jar" ] || {
    echo "Run ./backbeat spark --help first: it builds the jar." >&2
    exit 1
}
SPARK_HOME=$(cd "$(ls -d "$home"/cli/spark/target/spark-*/jars)/.." && pwd)
export SPARK_HOME SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1

options=(--add-modules jdk.incubator.vector -XX:+UseParallelGC -Dlog4j2.configurationFile=classpath:backbeat/spark/log4j2.properties)
for opened in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
    options+=("--add-opens=java.base/java.$opened=ALL-UNNAMED")
done
for opened in nio.ch nio.cs security.action util.calendar; do
    options+=("--add-opens=java.base/sun.$opened=ALL-UNNAMED")
done

# A master and two workers of one core each, whose URL is $master afterwards; end_cluster ends them by their ids.
started=()
start_cluster() { # FOLDER MEMORY
    mkdir -p "$1"
    java -Xmx256m -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 \
        --webui-port 0 > "$1/master.log" 2>&1 &
    started+=($!)
    master=
    while [ -z "$master" ]; do
        sleep 0.5
        master=$(grep -o 'Starting Spark master at spark://[^ ]*' "$1/master.log" | grep -o 'spark://.*' || true)
    done
    for worker in 1 2; do
        java -Xmx256m -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --port 0 \
            --webui-port 0 --cores 1 --memory "$2" --work-dir "$1/work-$worker" "$master" > "$1/worker-$worker.log" 2>&1 &
        started+=($!)
    done
    while [ "$(cat "$1"/worker-*.log | grep -c 'Successfully registered')" -lt 2 ]; do
        sleep 0.5
    done
}
end_cluster() {
    for id in "${started[@]}"; do
        kill "$id" 2> "/dev/null" || true
    done
    started=()
}

# The command line of one machine, and the one on Spark, by the same jar.
one_machine() {
    java "${options[@]}" -Xmx"${HEAP:-1g}" -cp "$jar:$SPARK_HOME/jars/*" backbeat.cli.Backbeat "$@"
}
on_spark() {
    java "${options[@]}" -Xmx"${HEAP:-1g}" -cp "$jar:$SPARK_HOME/jars/*" backbeat.spark.SparkMain "$@"
}
