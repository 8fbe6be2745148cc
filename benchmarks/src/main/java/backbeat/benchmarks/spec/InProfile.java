package backbeat.benchmarks.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A profile that a benchmark belongs to, and what it needs there. On a class it holds for all its benchmarks; a method that has
 * any of its own goes by those alone, and by what its class extends. This and JMH's own annotations are all that says how a benchmark is run: plans, the
 * comparison with other libraries and the tests read it here.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InProfile.Several.class)
public @interface InProfile {
    /** In place of a number: as many as the profile has. */
    int AS_THE_PROFILE = -1;

    Profile value();

    /** JVMs for each measurement. */
    int forks() default AS_THE_PROFILE;

    /** Iterations before measuring. */
    int warmups() default AS_THE_PROFILE;

    /** Measured iterations. */
    int iterations() default AS_THE_PROFILE;

    /** The most rows that it is measured on: what takes minutes on more stops here. */
    long upToRows() default Long.MAX_VALUE;

    /** Whether it runs only where the user's pattern names it. */
    boolean whenNamed() default false;

    /** Several of them. */
    @Documented
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        InProfile[] value();
    }
}
