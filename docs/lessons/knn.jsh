// k nearest neighbors, to paste line by line into ./backbeat shell. Behind ==> stands what the shell answers.

// 200 songs with two numbers and a genre. How many are popular?
trainLabels.positives() // ==> 94

// The five nearest neighbors of the first new song, by looking at everything, on the one-hot matrix
var x = OneHot.materializeDouble(train)
var q = OneHot.materializeDouble(test)
var naive = new NaiveKnn(x, trainLabels, 5)
Arrays.toString(naive.neighbors(q, 0)) // ==> "[145, 97, 35, 104, 137]"

// The same by a tree of boxes, from codes. How many points did it compare?
var ones = CategoryWeights.of(CategoryScale.ONE, train)
var tree = new MixedKdTree(train, ones, 8)
Arrays.toString(tree.neighbors(test, 0, 5)) // ==> "[145, 97, 35, 104, 137]"
tree.scanned(test, 0, 5) // ==> 62

// And with the songs of its own genre first
var layered = new LayeredKdTree(train, ones, List.of(new int[] {0}), 8)
Arrays.toString(layered.neighbors(test, 0, 5)) // ==> "[145, 97, 35, 104, 137]"
layered.scanned(test, 0, 5) // ==> 18

// Which k is best? Ask the training rows, each left out of its own search. auc: 0.5 by guessing, 1 at best
var knn = new KnnTrainer(KnnOptions.defaults().withK(25), Workers.sequential()).fit(train, trainLabels)
var byK = knn.leaveOneOut(25, Workers.sequential())
double auc(int k) { return round(Ranking.of(trainLabels, byK[k - 1]).auc()); }
auc(1) // ==> 0.77509
auc(5) // ==> 0.830289
auc(15) // ==> 0.871387
auc(25) // ==> 0.876505

// The most neighbors are best here, so 25. On new songs
round(Ranking.of(testLabels, knn.withK(25).probabilities(test)).auc()) // ==> 0.869724
