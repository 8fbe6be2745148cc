/* What the C and C++ programs share: the exported rows, clocks, quality, one line of JSON a figure. */
#ifndef PEER_H
#define PEER_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The study's rows: 12 numbers, and the codes of key, mode and genre. */
enum { NUMBERS = 12, CODES = 3 };

/* A part of the rows. Codes are -1 where training never saw the category. */
struct part {
    size_t rows;
    float *numbers;
    int32_t *codes;
    uint8_t *labels;
};

static inline void fail(const char *what, const char *file) {
    fprintf(stderr, "%s: %s\n", file, what);
    exit(1);
}

/* The values of a NumPy file of version 1, at an address that any vector load takes; `bytes` is their size. */
static inline void *read_npy(const char *folder, const char *part, const char *name, size_t *bytes) {
    char file[4096];
    snprintf(file, sizeof file, "%s/%s_%s.npy", folder, part, name);
    FILE *in = fopen(file, "rb");
    if (!in) {
        fail("cannot be opened", file);
    }
    fseek(in, 0, SEEK_END);
    size_t size = (size_t) ftell(in);
    rewind(in);
    unsigned char head[10];
    if (fread(head, 1, 10, in) != 10) {
        fail("is no NumPy file", file);
    }
    size_t start = 10 + head[8] + 256 * (size_t) head[9];
    fseek(in, (long) start, SEEK_SET);
    *bytes = size - start;
    void *values = aligned_alloc(64, (*bytes + 127) / 64 * 64);
    if (!values || fread(values, 1, *bytes, in) != *bytes) {
        fail("cannot be read", file);
    }
    fclose(in);
    return values;
}

static inline struct part read_part(const char *folder, const char *name) {
    struct part part;
    size_t bytes;
    part.numbers = (float *) read_npy(folder, name, "numeric", &bytes);
    part.codes = (int32_t *) read_npy(folder, name, "codes", &bytes);
    part.labels = (uint8_t *) read_npy(folder, name, "labels", &bytes);
    part.rows = bytes;
    return part;
}

static inline double seconds_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

/* A whole number from the environment. */
static inline long setting(const char *name, long otherwise) {
    const char *value = getenv(name);
    return value && *value ? atol(value) : otherwise;
}

static inline long peak_mib(void) {
    char line[256];
    long kib = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status)) {
        if (!strncmp(line, "VmHWM:", 6)) {
            kib = atol(line + 6);
        }
    }
    if (status) {
        fclose(status);
    }
    return kib / 1024;
}

struct answer {
    float probability;
    uint8_t label;
};

static inline int by_probability(const void *a, const void *b) {
    float x = ((const struct answer *) a)->probability, y = ((const struct answer *) b)->probability;
    return (x > y) - (x < y);
}

struct quality {
    double accuracy, auc;
};

/* Accuracy at one half, and the area under the ROC curve with ties counted half. */
static inline struct quality judge(const float *probabilities, const uint8_t *labels, size_t rows) {
    struct answer *answers = (struct answer *) malloc(rows * sizeof *answers);
    size_t right = 0;
    for (size_t i = 0; i < rows; i++) {
        answers[i].probability = probabilities[i];
        answers[i].label = labels[i];
        right += (probabilities[i] >= 0.5f) == (labels[i] == 1);
    }
    qsort(answers, rows, sizeof *answers, by_probability);
    double ranks = 0, positive = 0;
    for (size_t from = 0, to; from < rows; from = to) {
        for (to = from; to < rows && answers[to].probability == answers[from].probability; to++) {
        }
        for (size_t i = from; i < to; i++) {
            if (answers[i].label) {
                ranks += (double) (from + 1 + to) / 2;
                positive++;
            }
        }
    }
    free(answers);
    struct quality quality;
    quality.accuracy = (double) right / (double) rows;
    quality.auc = (ranks - positive * (positive + 1) / 2) / (positive * ((double) rows - positive));
    return quality;
}

/* Prints a figure: `values` are in `unit`; those of one row are the median and the 99th percentile. */
static inline void report(
        const char *task, const char *library, const char *how, const char *unit, const double *values, size_t count,
        const struct quality *quality) {
    printf("{\"task\":\"%s\",\"library\":\"%s\",\"setting\":\"%s\",\"unit\":\"%s\",\"values\":[", task, library, how, unit);
    for (size_t i = 0; i < count; i++) {
        printf("%s%.9g", i ? "," : "", values[i]);
    }
    printf("],");
    if (quality) {
        printf("\"accuracy\":%.4f,\"auc\":%.4f,", quality->accuracy, quality->auc);
    }
    printf("\"peakMiB\":%ld}\n", peak_mib());
}

static inline int by_value(const void *a, const void *b) {
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* Sorts the times of single rows and reports their median and 99th percentile in microseconds. */
static inline void report_rows(const char *task, const char *library, const char *how, double *times, size_t count) {
    qsort(times, count, sizeof *times, by_value);
    double shown[2] = {1e6 * times[count / 2], 1e6 * times[count * 99 / 100]};
    report(task, library, how, "us", shown, 2, NULL);
}

#endif
