package backbeat.benchmarks.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The task of the comparison with other libraries that a benchmark measures; where there are several, the one of the learner that
 * its parameter {@code learner} names.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Compares {
    PeerTask[] value();
}
