package backbeat.kernel.vector;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.Kernels;
import backbeat.kernel.MathKernels;
import backbeat.kernel.MatrixKernels;
import backbeat.kernel.UpdateKernels;
import jdk.incubator.vector.FloatVector;

/** The Vector API form. Loaded by name by {@link backbeat.kernel.KernelProvider}: its module may be absent. */
public final class VectorKernels implements Kernels {
    @Override
    public String name() {
        return "vector";
    }

    @Override
    public DistanceKernels distances() {
        return new VectorDistanceKernels();
    }

    @Override
    public MatrixKernels matrices() {
        return new VectorMatrixKernels();
    }

    @Override
    public UpdateKernels updates() {
        return new VectorUpdateKernels();
    }

    @Override
    public MathKernels math() {
        return new VectorMathKernels();
    }

    @Override
    public String toString() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize() + "-bit vectors";
    }
}
