package backbeat.benchmarks.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the report shows a benchmark, beside the table of all. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shown {
    /** The learners whose pages show it; with a parameter {@code learner}, each shows its own line. */
    Page[] on() default {};

    /** The plot that its growth curve belongs to. */
    Curve curve() default Curve.FIT;

    /** A page on a learner in {@code docs/notebook}. */
    enum Page {
        KNN,
        FOREST,
        MLP
    }

    /** The plots of growth curves. */
    enum Curve {
        /** Loading and fitting. */
        FIT,
        PREDICT
    }
}
