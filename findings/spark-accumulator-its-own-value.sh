#!/usr/bin/env bash
# Spark 4.2.0 (local), an AccumulatorV2 whose value() returns the accumulator itself, beside one that returns its sum.
# Guess: both count; a value may be any object, and the counts are read from it in the end.
# Seen: the job ends with a StackOverflowError: toString of an accumulator prints the value, which is the accumulator, and so
#   on; Spark makes that text when it tells its own listeners of a finished task.
# Why it matters: counting good and bad rows in one accumulator with getters is a natural design, works as long as nobody asks
#   for its text, and then fails in a thread of Spark's own, far from the code that wrote it. Return a value of another class.
. "$(dirname "$0")/lib.sh"

maven org.apache.spark:spark-core_2.13:4.2.0 org.scala-lang:scala-library:2.13.18
java_program --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED << 'JAVA'
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;

class Trial {
    static class Rows extends AccumulatorV2<Long, Object> {
        private final boolean itself;
        private long sum;

        Rows(boolean itself) { this.itself = itself; }
        public boolean isZero() { return sum == 0; }
        public AccumulatorV2<Long, Object> copy() { Rows copy = new Rows(itself); copy.sum = sum; return copy; }
        public void reset() { sum = 0; }
        public void add(Long rows) { sum += rows; }
        public void merge(AccumulatorV2<Long, Object> other) { sum += ((Rows) other).sum; }
        public Object value() { return itself ? this : sum; }
    }

    public static void main(String[] arguments) {
        SparkContext spark = new SparkContext(new SparkConf().setMaster("local[1]").setAppName("trial")
                .set("spark.ui.enabled", "false").set("spark.log.level", "OFF"));
        for (boolean itself : new boolean[] {false, true}) {
            Rows rows = new Rows(itself);
            spark.register(rows, "rows");
            rows.add(3L);
            String outcome;
            try {
                outcome = rows.toString().replaceAll("id: \\d+, ", "");
            } catch (StackOverflowError e) {
                outcome = "StackOverflowError";
            }
            System.out.println((itself ? "value() is the accumulator: " : "value() is its sum: ") + outcome);
        }
        spark.stop();
    }
}
JAVA

seen << 'SEEN'
value() is its sum: Rows(name: Some(rows), value: 3)
value() is the accumulator: StackOverflowError
SEEN
