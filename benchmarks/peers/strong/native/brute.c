/* Exact nearest neighbors without a tree: what a core's vector units do when every row is looked at.
 *
 * 1. The rows of a query's own genre are searched first. Their fifteenth distance is a radius.
 * 2. A row of any other genre is at least 2 away (two one-hot columns differ), so its numbers must be nearer than radius - 2. For all
 *    rows |x|^2 - 2qx is computed, 12 fused multiply-adds a row and query: eight queries share the loads of a register of rows. The
 *    few lanes below the limit are looked at again, exactly.
 *
 * Rows and queries are in the order of their genres. Built with -ffast-math; the exact second look keeps the answers.
 * usage: brute ROWS THREADS ; QUERIES limits the test rows, REPEATS says how often they are asked */
#include "peer.h"
#include <immintrin.h>
#include <pthread.h>

enum { K = 15, TILE = 8, GENRE = 2, MAX_THREADS = 64, MAX_REPEATS = 64, MAX_ALONE = 1000 };

#ifdef __AVX512F__
enum { LANES = 16 };
typedef __m512 lanes;
#define LIBRARY "C brute force, AVX-512"
static inline lanes all(float x) { return _mm512_set1_ps(x); }
static inline lanes load(const float *x) { return _mm512_load_ps(x); }
static inline lanes fused(lanes a, lanes b, lanes c) { return _mm512_fmadd_ps(a, b, c); }
static inline unsigned below(lanes a, lanes b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
#else
enum { LANES = 8 };
typedef __m256 lanes;
#define LIBRARY "C brute force, AVX2"
static inline lanes all(float x) { return _mm256_set1_ps(x); }
static inline lanes load(const float *x) { return _mm256_load_ps(x); }
static inline lanes fused(lanes a, lanes b, lanes c) { return _mm256_fmadd_ps(a, b, c); }
static inline unsigned below(lanes a, lanes b) { return (unsigned) _mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_LT_OQ)); }
#endif

/* The nearest rows so far, the nearest first. */
struct nearest {
    float distance[K];
    uint32_t row[K];
    int count;
};

static struct part train, test;

/* Training rows by genre, where each genre begins, and test rows by genre. */
static uint32_t *by_genre, *query_order;
static size_t *genre_begins, queries, blocks;
static int genres, threads;

/* Blocks of LANES rows: 12 lines of numbers, one a column, then a line of squared lengths. */
static float *packed;
static float *votes;

static inline void offer(struct nearest *near, float distance, uint32_t row) {
    if (near->count == K && distance >= near->distance[K - 1]) {
        return;
    }
    int at = near->count < K ? near->count++ : K - 1;
    for (; at > 0 && near->distance[at - 1] > distance; at--) {
        near->distance[at] = near->distance[at - 1];
        near->row[at] = near->row[at - 1];
    }
    near->distance[at] = distance;
    near->row[at] = row;
}

/* Squared distance of the numbers, plus 2 for key and for mode where they differ. */
static inline float distance(const float *query, const int32_t *codes, uint32_t row) {
    const float *x = train.numbers + (size_t) row * NUMBERS;
    const int32_t *c = train.codes + (size_t) row * CODES;
    float sum = 0;
    for (int d = 0; d < NUMBERS; d++) {
        float t = query[d] - x[d];
        sum += t * t;
    }
    return sum + 2 * (c[0] != codes[0]) + 2 * (c[1] != codes[1]);
}

/* What |x|^2 - 2qx must be below for x to be nearer than the fifteenth; a little more, for it is rounded otherwise. */
static inline float limit(const struct nearest *near, float length) {
    float within = (near->count < K ? 1e30f : near->distance[K - 1] - 2) - length;
    return within + 1e-4f * (length + 1);
}

static void own_genre(struct nearest *near, const float *query, const int32_t *codes) {
    near->count = 0;
    if (codes[GENRE] < 0 || codes[GENRE] >= genres) {
        return;
    }
    for (size_t i = genre_begins[codes[GENRE]]; i < genre_begins[codes[GENRE] + 1]; i++) {
        offer(near, distance(query, codes, by_genre[i]), by_genre[i]);
    }
}

/* The second pass for queries that it can still change: `who` are their places among `near` and `order`. `width`, a constant where
 * this is called, is how many share the loads; places that are left over are computed and not looked at. */
static inline __attribute__((always_inline)) void other_genres(
        struct nearest *near, const uint32_t *order, const int *who, int live, const int width) {
    lanes twice[TILE][NUMBERS], within[TILE];
    float length[TILE];
    memset(twice, 0, sizeof twice);
    for (int l = 0; l < live; l++) {
        const float *query = test.numbers + (size_t) order[who[l]] * NUMBERS;
        length[l] = 0;
        for (int d = 0; d < NUMBERS; d++) {
            length[l] += query[d] * query[d];
            twice[l][d] = all(-2 * query[d]);
        }
        within[l] = all(limit(near + who[l], length[l]));
    }
    for (size_t b = 0; b < blocks; b++) {
        const float *x = packed + b * LANES * (NUMBERS + 1);
        lanes sum[TILE];
        for (int l = 0; l < width; l++) {
            sum[l] = load(x + NUMBERS * LANES);
        }
        for (int d = 0; d < NUMBERS; d++) {
            lanes column = load(x + d * LANES);
            for (int l = 0; l < width; l++) {
                sum[l] = fused(column, twice[l][d], sum[l]);
            }
        }
        for (int l = 0; l < live; l++) {
            unsigned nearer = below(sum[l], within[l]);
            if (__builtin_expect(nearer, 0)) {
                struct nearest *mine = near + who[l];
                uint32_t i = order[who[l]];
                const int32_t *codes = test.codes + (size_t) i * CODES;
                for (; nearer; nearer &= nearer - 1) {
                    size_t place = b * LANES + (size_t) __builtin_ctz(nearer);
                    uint32_t row = place < train.rows ? by_genre[place] : 0;
                    if (place < train.rows && train.codes[(size_t) row * CODES + GENRE] != codes[GENRE]) {
                        offer(mine, 2 + distance(test.numbers + (size_t) i * NUMBERS, codes, row), row);
                    }
                }
                within[l] = all(limit(mine, length[l]));
            }
        }
    }
}

static void tile(const uint32_t *order, int count) {
    struct nearest near[TILE];
    int who[TILE], live = 0;
    for (int q = 0; q < count; q++) {
        own_genre(near + q, test.numbers + (size_t) order[q] * NUMBERS, test.codes + (size_t) order[q] * CODES);
        if (near[q].count < K || near[q].distance[K - 1] > 2) {
            who[live++] = q;
        }
    }
    if (live > 1) {
        other_genres(near, order, who, live, TILE);
    } else if (live == 1) {
        other_genres(near, order, who, live, 1);
    }
    for (int q = 0; q < count; q++) {
        int positive = 0;
        for (int j = 0; j < near[q].count; j++) {
            positive += train.labels[near[q].row[j]];
        }
        votes[order[q]] = (float) positive / K;
    }
}

static void *worker(void *number) {
    size_t t = (size_t) number, to = queries * (t + 1) / (size_t) threads;
    for (size_t from = queries * t / (size_t) threads; from < to; from += TILE) {
        tile(query_order + from, to - from < TILE ? (int) (to - from) : TILE);
    }
    return NULL;
}

static void ask_all(void) {
    pthread_t team[MAX_THREADS];
    for (size_t t = 0; t < (size_t) threads; t++) {
        pthread_create(team + t, NULL, worker, (void *) t);
    }
    for (int t = 0; t < threads; t++) {
        pthread_join(team[t], NULL);
    }
}

/* The rows of a part in the order of their genres; rows of no known genre come last. `begins` has a place more than genres. */
static uint32_t *ordered(const struct part *part, size_t rows, size_t *begins) {
    uint32_t *order = (uint32_t *) malloc(rows * sizeof *order);
    size_t *next = (size_t *) calloc((size_t) genres + 2, sizeof *next);
    for (size_t i = 0; i < rows; i++) {
        int32_t genre = part->codes[i * CODES + GENRE];
        next[(genre < 0 || genre >= genres ? genres : genre) + 1]++;
    }
    for (int g = 0; g <= genres; g++) {
        next[g + 1] += next[g];
    }
    memcpy(begins, next, ((size_t) genres + 1) * sizeof *begins);
    for (size_t i = 0; i < rows; i++) {
        int32_t genre = part->codes[i * CODES + GENRE];
        order[next[genre < 0 || genre >= genres ? genres : genre]++] = (uint32_t) i;
    }
    free(next);
    return order;
}

static void pack(void) {
    blocks = (train.rows + LANES - 1) / LANES;
    packed = (float *) aligned_alloc(64, blocks * LANES * (NUMBERS + 1) * sizeof(float));
    for (size_t place = 0; place < blocks * LANES; place++) {
        float *block = packed + place / LANES * LANES * (NUMBERS + 1) + place % LANES, length = 0;
        for (int d = 0; d < NUMBERS; d++) {
            float x = place < train.rows ? train.numbers[(size_t) by_genre[place] * NUMBERS + d] : 0;
            block[d * LANES] = x;
            length += x * x;
        }
        block[NUMBERS * LANES] = place < train.rows ? length : 3e38f;
    }
}

int main(int count, char **arguments) {
    if (count < 3) {
        fail("usage: brute ROWS THREADS", "brute");
    }
    train = read_part(arguments[1], "train"), test = read_part(arguments[1], "test");
    threads = atoi(arguments[2]);
    threads = threads < 1 ? 1 : threads > MAX_THREADS ? MAX_THREADS : threads;
    queries = (size_t) setting("QUERIES", (long) test.rows);
    queries = queries < test.rows ? queries : test.rows;
    size_t repeats = (size_t) setting("REPEATS", 5);
    for (size_t i = 0; i < train.rows; i++) {
        int32_t genre = train.codes[i * CODES + GENRE];
        genres = genre >= genres ? genre + 1 : genres;
    }
    genre_begins = (size_t *) malloc(((size_t) genres + 1) * sizeof *genre_begins);
    size_t *unused = (size_t *) malloc(((size_t) genres + 1) * sizeof *unused);
    by_genre = ordered(&train, train.rows, genre_begins);
    query_order = ordered(&test, queries, unused);
    pack();
    votes = (float *) malloc(test.rows * sizeof *votes);
    ask_all(); // warms up
    double rates[MAX_REPEATS], alone[MAX_ALONE];
    repeats = repeats < MAX_REPEATS ? repeats : MAX_REPEATS;
    for (size_t r = 0; r < repeats; r++) {
        double began = seconds_now();
        ask_all();
        rates[r] = (double) queries / (seconds_now() - began);
    }
    struct quality quality = judge(votes, test.labels, queries);
    char how[96] = "our metric, -ffast-math";
    if (queries < test.rows) {
        snprintf(how, sizeof how, "our metric, -ffast-math, first %zu rows", queries);
    }
    report("knn predict", LIBRARY, how, "rows/s", rates, repeats, &quality);
    size_t asked = queries < MAX_ALONE ? queries : MAX_ALONE;
    for (size_t i = 0; i < asked; i++) {
        uint32_t row = (uint32_t) (i * 7919 % queries);
        double began = seconds_now();
        tile(&row, 1);
        alone[i] = seconds_now() - began;
    }
    report_rows("knn one row", LIBRARY, how, alone, asked);
    return 0;
}
