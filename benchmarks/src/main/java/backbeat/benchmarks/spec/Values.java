package backbeat.benchmarks.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Values of a parameter beside the one of JMH's {@code @Param}, which runs where nothing else is asked for. In the profiles named
 * these take its place; named in none, they run with {@code --grid}, or where {@code -p} asks for them.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Values.Several.class)
public @interface Values {
    String[] value();

    Profile[] in() default {};

    /** Several of them. */
    @Documented
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Values[] value();
    }
}
