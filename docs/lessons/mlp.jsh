// The multilayer perceptron, to paste line by line into ./backbeat shell. Behind ==> stands what the shell answers.

// A loss that survives a confident mistake
NaiveMlp.crossEntropy(100, 0) // ==> 100.0
-Math.log(1 - NaiveMlp.sigmoid(100)) // ==> Infinity

// A network by hand: 7 inputs (two numbers and five genres), 3 hidden units, 1 output; w[layer][from][to] is random, biases are 0
var random = new Xoshiro256(1)
double[][][] w = {new double[7][3], new double[3][1]}
for (var layer : w) for (var row : layer) Arrays.setAll(row, j -> random.nextGaussian() / 2)
var net = new NaiveMlp(w, new double[][] {new double[3], new double[1]}, 1)
var x = OneHot.materializeDouble(train)
round(net.loss(x, trainLabels)) // ==> 0.662764

// Is the gradient right? at(s) is the loss when the first weight is moved by s: try it a little up and a little down
var gradient = net.gradient(x, trainLabels)
round(gradient.weights()[0][0][0]) // ==> -0.010206
double at(double step) { w[0][0][0] += step; double loss = net.loss(x, trainLabels); w[0][0][0] -= step; return loss; }
round((at(1e-5) - at(-1e-5)) / 2e-5) // ==> -0.010206

// Fifty steps downhill, each with all rows
for (int step = 0; step < 50; step++) net.step(net.gradient(x, trainLabels), 0.5)
round(net.loss(x, trainLabels)) // ==> 0.48022

// The training loop: random weights, then ten epochs in batches of 20 rows
var training = new NaiveTraining(20, 0.5, 1)
var trained = training.start(7, 3, 1)
for (int epoch = 0; epoch < 10; epoch++) training.epoch(trained, x, trainLabels, epoch)
round(trained.loss(x, trainLabels)) // ==> 0.3891

// The fast network, 300 epochs of Adam
var options = MlpOptions.defaults().withHidden(16).withEpochs(300).withBatchSize(20)
var mlp = new MlpTrainer(options, Workers.sequential()).fit(train, trainLabels)
round(mlp.history().epochs().get(299).trainLoss()) // ==> 0.296292
round(Ranking.of(testLabels, mlp.probabilities(test)).auc()) // ==> 0.928166

// Without a hidden layer: Newton's method, a handful of steps
var logistic = new LogisticTrainer(LogisticOptions.defaults(), Workers.sequential()).fit(train, trainLabels)
logistic.steps().size() // ==> 5
round(Ranking.of(testLabels, logistic.probabilities(test)).auc()) // ==> 0.793831
