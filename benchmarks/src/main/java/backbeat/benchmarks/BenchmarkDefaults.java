package backbeat.benchmarks;

import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The settings every benchmark class inherits, with {@code ./backbeat bench} and with JMH alone: average time in milliseconds,
 * three JVMs with the module of the vector kernels, a heap that neither grows nor faults in pages while the clock runs. A class
 * that needs another unit or mode says so on itself; a fit that takes seconds uses {@link Mode#SingleShotTime}.
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>A benchmark names its profiles ({@link InProfile}); a test fails where one is in none.
 *   <li>{@code @Param} has one value; others stand in {@link backbeat.benchmarks.spec.Values} beside it.
 *   <li>{@code @Param String data} names a {@link backbeat.benchmarks.data.BenchmarkData}: {@code track} or
 *       {@code synthetic-100000}; profiles choose the size by it.
 *   <li>{@code @Param int threads} is the size of the {@link backbeat.parallel.Workers} team.
 *   <li>{@code @Param String kernel} is {@code scalar} or {@code vector}.
 *   <li>{@code @Setup} compares the result with the reference and throws if it differs: a wrong result is not timed.
 * </ul>
 */
@InProfile(Profile.SMOKE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"--add-modules", "jdk.incubator.vector", "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class BenchmarkDefaults {}
