package backbeat.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The settings every benchmark class inherits: average time in milliseconds, three JVMs, a heap that neither grows nor
 * faults in pages while the clock runs. A class that needs another unit or mode says so on itself; a fit that takes
 * seconds uses {@link Mode#SingleShotTime}.
 *
 * <p>Conventions that the profiles of {@link BenchMain} rely on:
 *
 * <ul>
 *   <li>{@code @Param String data} names a {@link BenchmarkData}: {@code track} or {@code synthetic-100000};
 *   <li>{@code @Param int threads} is the size of the {@link backbeat.parallel.Workers} team;
 *   <li>{@code @Param String kernel} is {@code scalar} or {@code vector};
 *   <li>{@code @Setup} compares the result with the reference and throws if it differs: a wrong result is not timed.
 * </ul>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"--add-modules", "jdk.incubator.vector", "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class BenchmarkDefaults {}
