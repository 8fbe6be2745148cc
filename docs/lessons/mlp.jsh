// The multilayer perceptron, to paste line by line into ./backbeat shell. Behind ==> stands what the shell answers.

// A loss that survives a confident mistake
NaiveMlp.crossEntropy(100, 0) // ==> 100.0
-Math.log(1 - NaiveMlp.sigmoid(100)) // ==> Infinity

// A network of three hidden units, its weights drawn by hand
var random = new Xoshiro256(1)
double[][][] w = {new double[7][3], new double[3][1]}
for (var layer : w) for (var row : layer) Arrays.setAll(row, j -> random.nextGaussian() / 2)
var net = new NaiveMlp(w, new double[][] {new double[3], new double[1]}, 1)
var x = OneHot.materializeDouble(train)
round(net.loss(x, trainLabels)) // ==> 0.662764

// Is the gradient right? Move one weight by a little, both ways
var gradient = net.gradient(x, trainLabels)
round(gradient.weights()[0][0][0]) // ==> -0.010206
double at(double step) { w[0][0][0] += step; double loss = net.loss(x, trainLabels); w[0][0][0] -= step; return loss; }
round((at(1e-5) - at(-1e-5)) / 2e-5) // ==> -0.010206

// Fifty steps downhill
for (int step = 0; step < 50; step++) net.step(net.gradient(x, trainLabels), 0.5)
round(net.loss(x, trainLabels)) // ==> 0.48022

// The fast network, 300 epochs of Adam
var options = MlpOptions.defaults().withHidden(16).withEpochs(300).withBatchSize(20)
var mlp = new MlpTrainer(options, Workers.sequential()).fit(train, trainLabels)
round(mlp.history().epochs().get(299).trainLoss()) // ==> 0.296292
round(Ranking.of(testLabels, mlp.probabilities(test)).auc()) // ==> 0.928166

// Without a hidden layer: Newton's method, a handful of steps
var logistic = new LogisticTrainer(LogisticOptions.defaults(), Workers.sequential()).fit(train, trainLabels)
logistic.steps().size() // ==> 5
round(Ranking.of(testLabels, logistic.probabilities(test)).auc()) // ==> 0.793831
