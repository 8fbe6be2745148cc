package backbeat.kernel;

/** The plain Java form: works on every JVM, and is the text to read first. */
public final class ScalarKernels implements Kernels {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public DistanceKernels distances() {
        return new ScalarDistanceKernels();
    }

    @Override
    public MatrixKernels matrices() {
        return new ScalarMatrixKernels();
    }

    @Override
    public UpdateKernels updates() {
        return new ScalarUpdateKernels();
    }

    @Override
    public MathKernels math() {
        return new ScalarMathKernels();
    }
}
