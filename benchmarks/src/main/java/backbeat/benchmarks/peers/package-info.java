/**
 * What a library must do to be measured beside this project, and this project as such a library. Knows the rows, and what
 * benchmarks say.
 */
package backbeat.benchmarks.peers;
