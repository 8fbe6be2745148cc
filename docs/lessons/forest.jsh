// The random forest, to paste line by line into ./backbeat shell. Behind ==> stands what the shell answers.

// What a split is worth: 8 rows, 5 popular; on the left 4 rows, 1 popular. Up to the factor 2 / 8²
NaiveTree.score(4, 1, 8, 5) // ==> 9.0

// One tree of one split: does the slow text find what the fast code finds?
var one = ForestOptions.defaults().withTrees(1).withBootstrap(false).withOutOfBag(false).withCandidates(Candidates.all()).withExactThresholds()
var slow = NaiveForest.fit(one.withMaxDepth(1), train, trainLabels).trees().get(0)
((NaiveTree.Split) slow).feature() // ==> 0
train.schema().featureName(((NaiveTree.Split) slow).feature()) // ==> "energy"
var fast = new RandomForestTrainer(one.withMaxDepth(1), Workers.sequential()).fit(train, trainLabels)
fast.trees().get(0).column(0) // ==> 0
fast.trees().get(0).threshold(0) == ((NaiveTree.Split) slow).threshold() // ==> true

// A tree grown to the end knows its rows by heart ...
var full = new RandomForestTrainer(one, Workers.sequential()).fit(train, trainLabels)
double accuracy(BinaryClassifier model, Table table, Labels labels) { return Metrics.of(labels, model.probabilities(table), 0.5).accuracy(); }
full.trees().get(0).leaves() // ==> 48
accuracy(full, train, trainLabels) // ==> 1.0
// ... and less of new ones
accuracy(full, test, testLabels) // ==> 0.71

// A hundred trees, and the test that costs nothing
var forest = new RandomForestTrainer(ForestOptions.defaults(), Workers.sequential()).fit(train, trainLabels)
forest.trees().size() // ==> 100
forest.outOfBag().get().accuracy(trainLabels) // ==> 0.755
int[] everyRow = IntStream.range(0, train.rows()).toArray()
var slowForest = NaiveForest.fit(ForestOptions.defaults(), train, trainLabels, everyRow, NaiveForest.Rung.BINNED)
NaiveOutOfBag.of(slowForest, ForestOptions.defaults(), train, everyRow).accuracy(trainLabels) // ==> 0.755
accuracy(forest, test, testLabels) // ==> 0.8

// The questions that the first tree asks about the first new song, and what the song's probability is made of
forest.path(0, test, 0).size() // ==> 4
var explained = forest.explain(test, 0)
round(explained.base()) // ==> 0.46275
explained.contributions().stream().map(c -> round(c)).toList() // ==> [-0.103494, -0.039081, -0.280175]
round(explained.probability()) // ==> 0.04
