// Exact nearest neighbors by our metric with nanoflann's k-d trees, in two layers: a tree for each genre is asked first; then one of
// all rows, for what is nearer than the fifteenth so far, knowing that another genre costs 2. One tree over 139 one-hot columns, as the
// library is used without this, prunes next to nothing.
//
// Built with -ffast-math. usage: nanoflann ROWS THREADS ; QUERIES limits the test rows, REPEATS says how often they are asked
#include "peer.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <nanoflann.hpp>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace {
constexpr int K = 15;
constexpr int GENRE = 2;
constexpr size_t LEAF = 32;
constexpr float OTHER_GENRE = 2;

part train, test;

/// Some of the training rows, as nanoflann wants to see them.
struct Rows {
    std::vector<uint32_t> ids;
    size_t kdtree_get_point_count() const { return ids.size(); }
    float kdtree_get_pt(size_t i, size_t d) const { return train.numbers[size_t(ids[i]) * NUMBERS + d]; }
    template <class Box>
    bool kdtree_get_bbox(Box &) const {
        return false;
    }
};

/// A query: its numbers, and right behind them its codes, because a metric of nanoflann's gets one address.
struct Query {
    float numbers[NUMBERS];
    int32_t codes[CODES];
};

/// Squared distance with 2 for key and mode where they differ. Genres are the layers' affair.
struct Mixed {
    using ElementType = float;
    using DistanceType = float;
    const Rows &rows;
    explicit Mixed(const Rows &rows) : rows(rows) {}
    float evalMetric(const float *a, uint32_t i, size_t) const {
        const size_t row = rows.ids[i];
        const float *x = train.numbers + row * NUMBERS;
        const int32_t *c = train.codes + row * CODES;
        const int32_t *codes = reinterpret_cast<const Query *>(a)->codes;
        float sum = 0;
        for (int d = 0; d < NUMBERS; d++) {
            const float t = a[d] - x[d];
            sum += t * t;
        }
        return sum + 2.f * ((codes[0] != c[0]) + (codes[1] != c[1]));
    }
    template <class A, class B>
    float accum_dist(A a, B b, size_t) const {
        return (a - b) * (a - b);
    }
};

using Tree = nanoflann::KDTreeSingleIndexAdaptor<Mixed, Rows, NUMBERS, uint32_t>;

/// The nearest rows so far. In the second layer every distance is `known` longer, and rows of one genre were seen already.
struct Nearest {
    using DistanceType = float;
    using IndexType = uint32_t;
    float distance[K];
    uint32_t row[K];
    size_t count = 0;
    const Rows *rows = nullptr;
    int32_t seen = -1;
    float known = 0;
    size_t size() const { return count; }
    bool full() const { return count == K; }
    float worstDist() const { return (count < K ? 1e30f : distance[K - 1]) - known; }
    bool addPoint(float found, uint32_t i) {
        const uint32_t id = rows->ids[i];
        found += known;
        if ((known > 0 && train.codes[size_t(id) * CODES + GENRE] == seen) || (count == K && found >= distance[K - 1])) {
            return true;
        }
        size_t at = count < K ? count++ : K - 1;
        for (; at > 0 && distance[at - 1] > found; at--) {
            distance[at] = distance[at - 1];
            row[at] = row[at - 1];
        }
        distance[at] = found;
        row[at] = id;
        return true;
    }
};

struct Layers {
    std::vector<std::unique_ptr<Rows>> rows;
    std::vector<std::unique_ptr<Tree>> trees; // one a genre, then one of all

    static Layers of(int genres) {
        Layers layers;
        for (int g = 0; g <= genres; g++) {
            layers.rows.emplace_back(new Rows);
        }
        for (uint32_t i = 0; i < train.rows; i++) {
            layers.rows[train.codes[size_t(i) * CODES + GENRE]]->ids.push_back(i);
            layers.rows[genres]->ids.push_back(i);
        }
        for (auto &some : layers.rows) {
            layers.trees.emplace_back(new Tree(NUMBERS, *some, nanoflann::KDTreeSingleIndexAdaptorParams(LEAF)));
        }
        return layers;
    }

    float vote(size_t i) const {
        Query query;
        std::memcpy(query.numbers, test.numbers + i * NUMBERS, sizeof query.numbers);
        std::memcpy(query.codes, test.codes + i * CODES, sizeof query.codes);
        const int32_t genre = query.codes[GENRE];
        const size_t genres = trees.size() - 1;
        Nearest near;
        if (genre >= 0 && size_t(genre) < genres && !rows[genre]->ids.empty()) {
            near.rows = rows[genre].get();
            trees[genre]->findNeighbors(near, query.numbers, nanoflann::SearchParams());
        }
        near.rows = rows[genres].get();
        near.seen = genre;
        near.known = OTHER_GENRE;
        if (near.worstDist() > 0) {
            trees[genres]->findNeighbors(near, query.numbers, nanoflann::SearchParams());
        }
        int positive = 0;
        for (size_t j = 0; j < near.count; j++) {
            positive += train.labels[near.row[j]];
        }
        return float(positive) / K;
    }
};
} // namespace

int main(int count, char **arguments) {
    if (count < 3) {
        fail("usage: nanoflann ROWS THREADS", "nanoflann");
    }
    train = read_part(arguments[1], "train");
    test = read_part(arguments[1], "test");
    const size_t threads = size_t(std::max(1, std::atoi(arguments[2])));
    const size_t queries = std::min(test.rows, size_t(setting("QUERIES", long(test.rows))));
    int genres = 0;
    for (size_t i = 0; i < train.rows; i++) {
        genres = std::max(genres, train.codes[i * CODES + GENRE] + 1);
    }
    const Layers layers = Layers::of(genres);
    // Queries of one genre after another: what they need stays in the cache.
    std::vector<size_t> order(queries);
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [](size_t a, size_t b) {
        return test.codes[a * CODES + GENRE] < test.codes[b * CODES + GENRE];
    });
    std::vector<float> votes(queries);
    std::vector<double> rates;
    for (long r = 0; r < setting("REPEATS", 3); r++) {
        const double began = seconds_now();
        std::vector<std::thread> team;
        for (size_t t = 0; t < threads; t++) {
            team.emplace_back([&, t] {
                for (size_t at = queries * t / threads; at < queries * (t + 1) / threads; at++) {
                    votes[order[at]] = layers.vote(order[at]);
                }
            });
        }
        for (auto &one : team) {
            one.join();
        }
        rates.push_back(double(queries) / (seconds_now() - began));
    }
    const quality found = judge(votes.data(), test.labels, queries);
    const std::string how = "our metric in two layers of trees, -ffast-math"
            + (queries < test.rows ? ", first " + std::to_string(queries) + " rows" : std::string());
    report("knn predict", "nanoflann 1.4.3", how.c_str(), "rows/s", rates.data(), rates.size(), &found);
    std::vector<double> alone(std::min(queries, size_t(1000)));
    for (size_t i = 0; i < alone.size(); i++) {
        const double began = seconds_now();
        votes[i] = layers.vote(i * 7919 % queries);
        alone[i] = seconds_now() - began;
    }
    report_rows("knn one row", "nanoflann 1.4.3", how.c_str(), alone.data(), alone.size());
    return 0;
}
