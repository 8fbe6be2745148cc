package backbeat.kernel;

/**
 * Kernels for a processor without fused multiply-add: distances, which need none, by vectors; all others in the plain
 * form, whose {@link Fused} knows another way.
 */
final class UnfusedKernels implements Kernels {
    private final Kernels vector;
    private final Kernels scalar = new ScalarKernels();

    UnfusedKernels(Kernels vector) {
        this.vector = vector;
    }

    @Override
    public String name() {
        return "unfused";
    }

    @Override
    public DistanceKernels distances() {
        return vector.distances();
    }

    @Override
    public MatrixKernels matrices() {
        return scalar.matrices();
    }

    @Override
    public UpdateKernels updates() {
        return scalar.updates();
    }

    @Override
    public MathKernels math() {
        return scalar.math();
    }
}
