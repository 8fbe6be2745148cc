package backbeat.mlp;

import backbeat.kernel.StepSizes;
import backbeat.kernel.UpdateKernels;

/** One thread's share of the optimiser. Every thread counts the steps for itself; the memory of gradients is shared. */
final class Update {
    /** Momentum's velocities, or Adam's means of gradients ({@code first}) and of their squares ({@code second}). */
    record Memory(Parameters first, Parameters second) {
        static Memory of(Optimizer optimizer, Parameters shape) {
            return new Memory(
                    optimizer == Optimizer.SGD ? null : shape.sameShape(),
                    optimizer == Optimizer.ADAM ? shape.sameShape() : null);
        }
    }

    private final MlpOptions options;
    private final UpdateKernels kernels;
    private final Memory memory;
    private final StepSizes weightStep = new StepSizes();
    private final StepSizes biasStep = new StepSizes();
    private double power1 = 1;
    private double power2 = 1;

    Update(MlpOptions options, UpdateKernels kernels, Memory memory) {
        this.options = options;
        this.kernels = kernels;
        this.memory = memory;
        weightStep.l2 = (float) options.l2();
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
        weightStep.keep = (float) (1 - rate * options.weightDecay());
    }

    /** Steps columns {@code from … to - 1} of layer {@code l}, weights and biases, and leaves zeros in their gradients. */
    void columns(Parameters p, Parameters gradient, int l, int from, int to) {
        int width = p.width(l);
        int inputs = p.weights[l].numRows;
        if (to - from == width) {
            weights(p, gradient, l, 0, inputs * width);
        } else {
            for (int row = 0; row < inputs; row++) {
                weights(p, gradient, l, row * width + from, row * width + to);
            }
        }
        biases(p, gradient, l, from, to);
    }

    /** Steps weights {@code from … to - 1} of layer {@code l}, row-major. */
    void weights(Parameters p, Parameters gradient, int l, int from, int to) {
        float[] m = memory.first == null ? null : memory.first.weights[l].data;
        float[] v = memory.second == null ? null : memory.second.weights[l].data;
        step(p.weights[l].data, gradient.weights[l].data, m, v, from, to, weightStep);
    }

    void biases(Parameters p, Parameters gradient, int l, int from, int to) {
        float[] m = memory.first == null ? null : memory.first.biases[l];
        float[] v = memory.second == null ? null : memory.second.biases[l];
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
