// FAISS, exact and flat: distances of blocks of queries to blocks of rows by the BLAS, over the 139 one-hot columns. There is no way to
// say that three of them are categories.
// usage: faiss ROWS THREADS ; QUERIES limits the test rows, REPEATS says how often they are asked
#include "peer.h"

#include <algorithm>
#include <faiss/IndexFlat.h>
#include <omp.h>
#include <string>
#include <vector>

namespace {
constexpr int K = 15;

float vote(const part &train, const faiss::Index::idx_t *rows) {
    int positive = 0;
    for (int j = 0; j < K; j++) {
        positive += train.labels[rows[j]];
    }
    return float(positive) / K;
}
} // namespace

int main(int count, char **arguments) {
    if (count < 3) {
        fail("usage: faiss ROWS THREADS", "faiss");
    }
    const part train = read_part(arguments[1], "train");
    const part test = read_part(arguments[1], "test");
    size_t bytes;
    const float *rows = static_cast<float *>(read_npy(arguments[1], "train", "dense", &bytes));
    const int columns = int(bytes / sizeof(float) / train.rows);
    const float *asked = static_cast<float *>(read_npy(arguments[1], "test", "dense", &bytes));
    const size_t queries = std::min(test.rows, size_t(setting("QUERIES", long(test.rows))));
    omp_set_num_threads(std::max(1, std::atoi(arguments[2])));
    faiss::IndexFlatL2 index(columns);
    index.add(faiss::Index::idx_t(train.rows), rows);
    std::vector<float> distances(queries * K), votes(queries);
    std::vector<faiss::Index::idx_t> found(queries * K);
    std::vector<double> rates;
    for (long r = 0; r < setting("REPEATS", 3); r++) {
        const double began = seconds_now();
        index.search(faiss::Index::idx_t(queries), asked, K, distances.data(), found.data());
        rates.push_back(double(queries) / (seconds_now() - began));
    }
    for (size_t i = 0; i < queries; i++) {
        votes[i] = vote(train, &found[i * K]);
    }
    const quality good = judge(votes.data(), test.labels, queries);
    const std::string version = std::to_string(FAISS_VERSION_MAJOR) + "." + std::to_string(FAISS_VERSION_MINOR) + "."
            + std::to_string(FAISS_VERSION_PATCH);
    const std::string how = "flat, one-hot columns" + (queries < test.rows ? ", first " + std::to_string(queries) + " rows" : "");
    report("knn predict", ("FAISS " + version).c_str(), how.c_str(), "rows/s", rates.data(), rates.size(), &good);
    std::vector<double> alone(std::min(queries, size_t(300)));
    for (size_t i = 0; i < alone.size(); i++) {
        const double began = seconds_now();
        index.search(1, asked + i * columns, K, distances.data(), found.data());
        alone[i] = seconds_now() - began;
    }
    report_rows("knn one row", ("FAISS " + version).c_str(), how.c_str(), alone.data(), alone.size());
    return 0;
}
