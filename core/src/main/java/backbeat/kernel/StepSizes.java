package backbeat.kernel;

/** The numbers of one optimizer step; an instance is reused from step to step. */
public final class StepSizes {
    /** What the gradient is multiplied by first: below 1 when it is clipped. */
    public float gradientScale = 1;

    /** L2: {@code l2·w} is added to the scaled gradient. */
    public float l2;

    /** Decoupled decay: what the weight is multiplied by, {@code 1 − η·decay}. */
    public float keep = 1;

    /** {@code η}; for Adam {@code η/(1−β₁ᵗ)}. */
    public float rate;

    /** Adam: {@code 1/√(1−β₂ᵗ)}. */
    public float rootCorrection;
}
