/**
 * The study from its rows to its folder: everything below, in order. The command line starts here, and so it may know every
 * other room of the study; none of them knows it.
 */
package backbeat.experiment;
