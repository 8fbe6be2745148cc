/**
 * The strongest peers: native libraries and hand-written C, prepared outside the build, and which of them does what. They live in
 * {@code benchmarks/peers/strong}.
 */
package backbeat.benchmarks.strong;
