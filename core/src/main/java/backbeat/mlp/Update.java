package backbeat.mlp;

import backbeat.kernel.StepSizes;
import backbeat.kernel.UpdateKernels;

/** The optimiser: its memory and its steps. */
final class Update {
    private final MlpOptions options;
    private final UpdateKernels kernels;
    private final Parameters first;
    private final Parameters second;
    private final StepSizes weightStep = new StepSizes();
    private final StepSizes biasStep = new StepSizes();
    private double power1 = 1;
    private double power2 = 1;

    Update(MlpOptions options, UpdateKernels kernels, Parameters shape) {
        this.options = options;
        this.kernels = kernels;
        this.first = options.optimizer() == Optimizer.SGD ? null : shape.sameShape();
        this.second = options.optimizer() == Optimizer.ADAM ? shape.sameShape() : null;
    }

    /** Begins a step at learning rate {@code rate} with the gradient multiplied by {@code gradientScale}. */
    void begin(double rate, double gradientScale) {
        double effective = rate;
        if (options.optimizer() == Optimizer.ADAM) {
            power1 *= 0.9;
            power2 *= 0.999;
            effective = rate / (1 - power1);
            weightStep.rootCorrection = (float) (1 / Math.sqrt(1 - power2));
            biasStep.rootCorrection = weightStep.rootCorrection;
        }
        weightStep.rate = (float) effective;
        biasStep.rate = weightStep.rate;
        weightStep.gradientScale = (float) gradientScale;
        biasStep.gradientScale = weightStep.gradientScale;
        weightStep.l2 = (float) options.l2();
        weightStep.keep = (float) (1 - rate * options.weightDecay());
    }

    /** Steps the weights {@code from … to - 1} of layer {@code l}, row-major, and leaves zeros in their gradients. */
    void weights(Parameters p, Parameters gradient, int l, int from, int to) {
        float[] m = first == null ? null : first.weights[l].data;
        float[] v = second == null ? null : second.weights[l].data;
        step(p.weights[l].data, gradient.weights[l].data, m, v, from, to, weightStep);
    }

    /** Steps biases of layer {@code l}. */
    void biases(Parameters p, Parameters gradient, int l, int from, int to) {
        float[] m = first == null ? null : first.biases[l];
        float[] v = second == null ? null : second.biases[l];
        step(p.biases[l], gradient.biases[l], m, v, from, to, biasStep);
    }

    private void step(float[] w, float[] g, float[] m, float[] v, int from, int to, StepSizes s) {
        switch (options.optimizer()) {
            case SGD -> kernels.sgd(w, g, from, to, s);
            case MOMENTUM -> kernels.momentum(w, g, m, from, to, s);
            case ADAM -> kernels.adam(w, g, m, v, from, to, s);
        }
    }
}
