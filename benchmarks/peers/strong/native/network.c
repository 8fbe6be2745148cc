/* The network as a C programmer with a BLAS writes it: one hidden layer of 64 with ReLU, a sigmoid, Adam on binary cross-entropy,
 * batches of 256, float32, one thread but for what OpenBLAS adds.
 *
 *   dense     products over all one-hot columns, as a library without categories does them
 *   gathered  a product over the 12 numbers; of the three codes a row of weights each, added forward and scattered back
 *
 * Built with -ffast-math: sums may be taken in any order, so the bits are the compiler's. No loss is computed, only its gradient.
 * usage: network ROWS dense|gathered [EPOCHS] */
#include "peer.h"
#include <cblas.h>

enum { HIDDEN = 64, BATCH = 256, INFERENCE_BATCH = 1024, REPEATS = 41, ROWS_ALONE = 4096 };

static const float RATE = 1e-3f, DECAY1 = 0.9f, DECAY2 = 0.999f, TINY = 1e-8f;

/* Columns: those of a product, and one-hot columns in all. Offsets of the categories' rows of weights. */
static int product_columns, all_columns, dense, offset[CODES];

/* Weights, their gradients and Adam's two moments, each as one block: first layer, its bias, second layer, its bias. */
static float *weights, *gradients, *first_moments, *second_moments;
static int parameters, step;

static float *bias1(float *block) { return block + (size_t) all_columns * HIDDEN; }
static float *layer2(float *block) { return bias1(block) + HIDDEN; }
static float *bias2(float *block) { return layer2(block) + HIDDEN; }

static float *block(void) {
    float *values = (float *) aligned_alloc(64, ((size_t) parameters * sizeof(float) + 63) / 64 * 64);
    memset(values, 0, (size_t) parameters * sizeof(float));
    return values;
}

static float uniform(float radius) { return radius * (2.0f * (float) rand() / (float) RAND_MAX - 1); }

static void initialize(void) {
    parameters = all_columns * HIDDEN + HIDDEN + HIDDEN + 1;
    weights = block(), gradients = block(), first_moments = block(), second_moments = block();
    float first = 1 / sqrtf((float) all_columns), second = 1 / sqrtf((float) HIDDEN);
    for (int i = 0; i < (all_columns + 1) * HIDDEN; i++) {
        weights[i] = uniform(first);
    }
    for (int i = 0; i < HIDDEN; i++) {
        layer2(weights)[i] = uniform(second);
    }
}

/* Rows of the first layer that belong to the codes of one row. */
static void rows_of(float *block, const int32_t *codes, float **rows) {
    for (int c = 0; c < CODES; c++) {
        rows[c] = block + (size_t) (offset[c] + codes[c]) * HIDDEN;
    }
}

/* `active` becomes the hidden layer after ReLU (rows x 64), `out` the probabilities. */
static void forward(const float *x, const int32_t *codes, int rows, float *active, float *out) {
    for (int i = 0; i < rows; i++) {
        memcpy(active + (size_t) i * HIDDEN, bias1(weights), HIDDEN * sizeof(float));
    }
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, HIDDEN, product_columns, 1, x, product_columns, weights,
            HIDDEN, 1, active, HIDDEN);
    const float *w = layer2(weights);
    for (int i = 0; i < rows; i++) {
        float *a = active + (size_t) i * HIDDEN, sum = *bias2(weights);
        if (!dense) {
            float *r[CODES];
            rows_of(weights, codes + (size_t) i * CODES, r);
            for (int j = 0; j < HIDDEN; j++) {
                a[j] += r[0][j] + r[1][j] + r[2][j];
            }
        }
        for (int j = 0; j < HIDDEN; j++) {
            a[j] = a[j] > 0 ? a[j] : 0;
            sum += a[j] * w[j];
        }
        out[i] = 1 / (1 + expf(-sum));
    }
}

/* `delta` becomes the gradient at the hidden layer; all gradients are filled. */
static void backward(
        const float *x, const int32_t *codes, const uint8_t *labels, int rows, const float *active, const float *out,
        float *delta) {
    float *to_bias = bias1(gradients), *to_second = layer2(gradients), at_output = 0;
    memset(to_bias, 0, 2 * HIDDEN * sizeof(float));
    for (int i = 0; i < rows; i++) {
        float error = (out[i] - (float) labels[i]) / (float) rows;
        const float *a = active + (size_t) i * HIDDEN, *w = layer2(weights);
        float *d = delta + (size_t) i * HIDDEN;
        at_output += error;
        for (int j = 0; j < HIDDEN; j++) {
            to_second[j] += error * a[j];
            d[j] = a[j] > 0 ? error * w[j] : 0;
            to_bias[j] += d[j];
        }
    }
    *bias2(gradients) = at_output;
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, product_columns, HIDDEN, rows, 1, x, product_columns, delta, HIDDEN,
            0, gradients, HIDDEN);
    if (dense) {
        return;
    }
    memset(gradients + (size_t) NUMBERS * HIDDEN, 0, (size_t) (all_columns - NUMBERS) * HIDDEN * sizeof(float));
    for (int i = 0; i < rows; i++) {
        float *r[CODES], *d = delta + (size_t) i * HIDDEN;
        rows_of(gradients, codes + (size_t) i * CODES, r);
        for (int j = 0; j < HIDDEN; j++) {
            r[0][j] += d[j], r[1][j] += d[j], r[2][j] += d[j];
        }
    }
}

static void update(void) {
    float rate = RATE * sqrtf(1 - powf(DECAY2, (float) step)) / (1 - powf(DECAY1, (float) step));
    for (int i = 0; i < parameters; i++) {
        float g = gradients[i];
        float m = first_moments[i] = DECAY1 * first_moments[i] + (1 - DECAY1) * g;
        float v = second_moments[i] = DECAY2 * second_moments[i] + (1 - DECAY2) * g * g;
        weights[i] -= rate * m / (sqrtf(v) + TINY);
    }
}

static void epoch(const struct part *train, const float *x, size_t *order) {
    static float batch[BATCH * 1024], active[BATCH * HIDDEN], delta[BATCH * HIDDEN], out[BATCH];
    static int32_t codes[BATCH * CODES];
    static uint8_t labels[BATCH];
    for (size_t i = train->rows - 1; i > 0; i--) {
        size_t j = ((uint64_t) rand() * (i + 1)) >> 31, held = order[i];
        order[i] = order[j], order[j] = held;
    }
    for (size_t from = 0; from < train->rows; from += BATCH) {
        int rows = train->rows - from < BATCH ? (int) (train->rows - from) : BATCH;
        for (int i = 0; i < rows; i++) {
            size_t row = order[from + (size_t) i];
            memcpy(batch + (size_t) i * (size_t) product_columns, x + row * (size_t) product_columns,
                    (size_t) product_columns * sizeof(float));
            memcpy(codes + (size_t) i * CODES, train->codes + row * CODES, CODES * sizeof(int32_t));
            labels[i] = train->labels[row];
        }
        step++;
        forward(batch, codes, rows, active, out);
        backward(batch, codes, labels, rows, active, out, delta);
        update();
    }
}

static void infer(const struct part *part, const float *x, size_t first, size_t count, float *out) {
    static float active[INFERENCE_BATCH * HIDDEN];
    for (size_t from = first; from < first + count; from += INFERENCE_BATCH) {
        size_t left = first + count - from;
        forward(x + from * (size_t) product_columns, part->codes + from * CODES,
                left < INFERENCE_BATCH ? (int) left : INFERENCE_BATCH, active, out + from);
    }
}

/* Lays the one-hot columns out as the export does. An unseen category is taken for the first, which costs the same. */
static void lay_out(struct part *train, struct part *test) {
    int width[CODES] = {0};
    for (size_t i = 0; i < train->rows * CODES; i++) {
        int c = (int) (i % CODES);
        width[c] = train->codes[i] >= width[c] ? train->codes[i] + 1 : width[c];
    }
    offset[0] = NUMBERS, offset[1] = NUMBERS + width[0], offset[2] = offset[1] + width[1];
    all_columns = offset[2] + width[2];
    product_columns = dense ? all_columns : NUMBERS;
    if (all_columns > 1024) {
        fail("more columns than the buffers of a batch have", "rows");
    }
    for (size_t i = 0; i < test->rows * CODES; i++) {
        test->codes[i] = test->codes[i] < 0 ? 0 : test->codes[i];
    }
}

static void measure_inference(const char *library, const char *how, const struct part *test, const float *x, float *out) {
    double rates[REPEATS], alone[ROWS_ALONE];
    for (int i = 0; i < REPEATS; i++) {
        double began = seconds_now();
        infer(test, x, 0, test->rows, out);
        rates[i] = (double) test->rows / (seconds_now() - began);
    }
    struct quality quality = judge(out, test->labels, test->rows);
    report("mlp predict", library, how, "rows/s", rates, REPEATS, &quality);
    size_t count = test->rows < ROWS_ALONE ? test->rows : ROWS_ALONE;
    for (int round = 0; round < 3; round++) { // the first warms up; the last stays
        for (size_t i = 0; i < count; i++) {
            double began = seconds_now();
            infer(test, x, i, 1, out);
            alone[i] = seconds_now() - began;
        }
    }
    report_rows("mlp one row", library, how, alone, count);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fail("usage: network ROWS dense|gathered [EPOCHS]", "network");
    }
    dense = !strcmp(arguments[2], "dense");
    int epochs = count > 3 ? atoi(arguments[3]) : 20;
    struct part train = read_part(arguments[1], "train"), test = read_part(arguments[1], "test");
    lay_out(&train, &test);
    size_t bytes;
    float *x = dense ? (float *) read_npy(arguments[1], "train", "dense", &bytes) : train.numbers;
    float *t = dense ? (float *) read_npy(arguments[1], "test", "dense", &bytes) : test.numbers;
    srand(42);
    initialize();
    size_t *order = (size_t *) malloc(train.rows * sizeof *order);
    for (size_t i = 0; i < train.rows; i++) {
        order[i] = i;
    }
    double *times = (double *) malloc((size_t) epochs * sizeof *times);
    for (int e = 0; e < epochs; e++) {
        double began = seconds_now();
        epoch(&train, x, order);
        times[e] = seconds_now() - began;
    }
    char library[64], how[160];
    snprintf(library, sizeof library, "C and OpenBLAS, %s", dense ? "dense one-hot" : "gathered rows");
    char version[32] = "";
    sscanf(openblas_get_config(), "OpenBLAS %31s", version);
    snprintf(how, sizeof how, "OpenBLAS %s %s, -ffast-math, no loss", version, openblas_get_corename());
    float *out = (float *) malloc(test.rows * sizeof *out);
    infer(&test, t, 0, test.rows, out);
    struct quality quality = judge(out, test.labels, test.rows);
    report("mlp epoch", library, how, "s", times, (size_t) epochs, &quality);
    measure_inference(library, how, &test, t, out);
    return 0;
}
