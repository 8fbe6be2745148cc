package backbeat.mlp;

/**
 * How a gradient {@code g} becomes a step of weight {@code w}, at learning rate {@code η}.
 *
 * <p>Two kinds of decay act on weights and never on biases: L2 adds {@code l2·w} to the gradient before anything else;
 * decoupled decay takes {@code η·decay·w} off the weight beside the step (Loshchilov and Hutter 2019,
 * <a href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>).
 */
public enum Optimizer {
    /** {@code w ← w − η·g}. */
    SGD,
    /** {@code v ← 0.9·v + g; w ← w − η·v} (Polyak 1964, doi:10.1016/0041-5553(64)90137-5). No state but {@code v}. */
    MOMENTUM,
    /**
     * Adam: {@code m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; w ← w − η·m̂/(√v̂ + ε)} with the bias-corrected means
     * {@code m̂ = m/(1−β₁ᵗ)}, {@code v̂ = v/(1−β₂ᵗ)} and β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma and Ba 2015,
     * <a href="https://arxiv.org/abs/1412.6980">arXiv:1412.6980</a>).
     */
    ADAM
}
