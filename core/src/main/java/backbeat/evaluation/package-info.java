/**
 * How good a model is, and how sure of that one may be: metrics, curves, intervals, tests, calibration, cross-validation
 * and what the model relies on. Pure functions of labels, probabilities and groups; nothing here reads or writes files.
 *
 * <p>Conventions: a probability is that of the positive class; a row is called positive when its probability is at least
 * the threshold; logarithms are {@link java.lang.StrictMath}'s, sums run in a fixed order, so that every figure has the
 * same bits on every JVM and for any number of threads.
 */
package backbeat.evaluation;
