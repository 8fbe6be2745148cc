package backbeat.benchmarks.peers;

import backbeat.benchmarks.spec.PeerTask;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A task that a library does, and how much of it there is time for: what takes minutes is cut down, and the results say how far. A
 * library without any does every task, for as long as the benchmarks themselves say.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Budget.Several.class)
public @interface Budget {
    PeerTask task();

    /** Calls before measuring: predictions take milliseconds, so that many are needed until they are compiled. */
    int warmups();

    int iterations();

    /** The first rows that are predicted; 0 for as many as the benchmark predicts. */
    int queries() default 0;

    /** The trees of a forest, whose time is proportional to them; 0 for as many as the benchmark grows. */
    int trees() default 0;

    /** The epochs of a network; 0 for as many as the benchmark trains. */
    int epochs() default 0;

    /** Several of them. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Budget[] value();
    }
}
