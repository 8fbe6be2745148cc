package backbeat.kernel;

import java.lang.invoke.MethodHandles;
import java.util.Locale;

/**
 * Chooses between {@link ScalarKernels} and the Vector API form, and keeps the reason.
 *
 * <p>The Vector API pays only where HotSpot's C2 compiles it; everywhere else it is slower than plain Java by orders of
 * magnitude, so anything unusual falls back to scalar. The vector classes are reached by name, for the incubating module
 * may be absent.
 */
public final class KernelProvider {
    private static final String VECTOR_CLASS = "backbeat.kernel.vector.VectorKernels";
    private static final String MODULE = "jdk.incubator.vector";
    private static final Choice SCALAR = new Choice(new ScalarKernels(), "asked for");
    private static final String UNFUSED = "no fused multiply-add in hardware";

    private KernelProvider() {}

    /**
     * A set of kernels and why it was chosen.
     *
     * @param kernels the kernels
     * @param reason  a few words for people, such as {@code "HotSpot C2, 512-bit vectors"}
     */
    public record Choice(Kernels kernels, String reason) {
        @Override
        public String toString() {
            return kernels.name() + " (" + reason + ")";
        }
    }

    /** What {@code --kernel} accepts. */
    public enum Mode {
        AUTO,
        SCALAR,
        VECTOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The fastest kernels that this JVM runs well. */
    public static Choice best() {
        return Holder.BEST;
    }

    public static Choice scalar() {
        return SCALAR;
    }

    /**
     * @throws IllegalStateException if {@link Mode#VECTOR} is asked for where it cannot run; the message says why
     */
    public static Choice choose(Mode mode) {
        return switch (mode) {
            case AUTO -> best();
            case SCALAR -> scalar();
            case VECTOR -> {
                if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                    throw new IllegalStateException("Vector kernels need the JVM option --add-modules " + MODULE);
                }
                yield new Choice(load(), Fused.isInHardware() ? "asked for" : "asked for; slow: " + UNFUSED);
            }
        };
    }

    private static Choice detect() {
        String refusal = refusal();
        if (refusal != null) {
            return new Choice(SCALAR.kernels(), Fused.isInHardware() ? refusal : refusal + "; " + UNFUSED);
        }
        try {
            Kernels kernels = load();
            return Fused.isInHardware()
                    ? new Choice(kernels, "HotSpot C2, " + kernels)
                    : new Choice(
                            new UnfusedKernels(kernels),
                            UNFUSED + ": the same bits by longer ways, vectors only for distances");
        } catch (IllegalStateException | LinkageError e) {
            return new Choice(SCALAR.kernels(), "vector kernels did not load: " + e.getMessage());
        }
    }

    /** Why this JVM should not use the Vector API, or null. */
    private static String refusal() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "no --add-modules " + MODULE;
        }
        String vm = System.getProperty("java.vm.name", "");
        if (!vm.contains("HotSpot") && !vm.contains("OpenJDK 64-Bit Server VM")) {
            return "not HotSpot: " + vm;
        }
        String info = System.getProperty("java.vm.info", "");
        if (info.contains("emulated-client") || info.contains("interpreted")) {
            return "C2 is off: " + info;
        }
        return null;
    }

    private static Kernels load() {
        try {
            return (Kernels) MethodHandles.lookup()
                    .findClass(VECTOR_CLASS)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    /** Defers the look at the JVM until kernels are asked for. */
    private static final class Holder {
        static final Choice BEST = detect();
    }
}
