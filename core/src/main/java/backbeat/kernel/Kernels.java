package backbeat.kernel;

/**
 * The inner loops of the learners, in one of two forms that give the same bits: plain Java, or the Vector API.
 *
 * <p>Every method fixes the order in which each output is summed, so that an implementation is free in everything but the
 * result (see {@code docs/numeric-contract.md}). Families of loops have an interface of their own.
 */
public interface Kernels {
    /** {@code scalar} or {@code vector}. */
    String name();

    /** Distances between queries and blocks of points. */
    DistanceKernels distances();

    /** Products of the multilayer perceptron. */
    MatrixKernels matrices();

    /** Optimizer steps. */
    UpdateKernels updates();

    /** Exponentials, logarithms and the loss. */
    MathKernels math();
}
