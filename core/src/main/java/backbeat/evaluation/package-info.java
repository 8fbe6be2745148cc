/**
 * How good a model is, and how sure of that one may be: metrics, curves, intervals, tests, calibration, blends and what the
 * model relies on. Functions of labels, probabilities and groups, or of a model that is asked; nothing here reads or writes
 * files.
 *
 * <p>Conventions: a probability is that of the positive class; a row is called positive when its probability is at least
 * the threshold; logarithms and exponentials are those of {@link java.lang.StrictMath} or {@link
 * backbeat.kernel.PortableMath}, sums run in a fixed order, so that every figure has the same bits on every JVM and for any
 * number of threads.
 */
package backbeat.evaluation;
