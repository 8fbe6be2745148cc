package backbeat.benchmarks.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one operation of a benchmark costs the machine, counted by hand from the code it measures. Reports divide it by the
 * measured time and by what {@code RooflineBenchmark} reached: the largest of the shares names the limit that binds. Several of
 * these on one method add up.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Costs.Sum.class)
public @interface Costs {
    /**
     * Arithmetic in float32 lanes: additions, multiplications, comparisons, divisions, each 1; a fused multiply-add is 1 too,
     * anything in float64 is 2, for it takes two lanes. The limit is half of the FMA peak, which counts a multiply-add as two.
     */
    double arithmetic() default 0;

    /** Bytes read and written. The limit is the rate at which {@link #from} is read. */
    double bytes() default 0;

    /**
     * Loads whose address depends on the load before. One chain of them cannot be faster than the latency of {@link #from};
     * a share above 100 % says how many chains were in flight.
     */
    double steps() default 0;

    /** Where the bytes, or the nodes of the steps, are: the smallest level that holds what the benchmark touches. */
    Level from() default Level.L2;

    /**
     * What all of these are multiplied by: parameters ({@code dimensions}; of {@code 256x140x128} the product), counters
     * ({@code stepsPerRow}), or a ratio of two ({@code points/queries}; {@code ops} is the rate of operations).
     */
    String[] each() default {};

    /** Levels of the memory hierarchy, and the size of array that stands for each in {@code RooflineBenchmark}. */
    enum Level {
        L1("24"),
        L2("512"),
        L3("8192"),
        MEMORY("262144");

        private final String kib;

        Level(String kib) {
            this.kib = kib;
        }

        /** The value of {@code RooflineBenchmark}'s parameter {@code kib}. */
        public String kib() {
            return kib;
        }
    }

    /** Several of them. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Sum {
        Costs[] value();
    }
}
