/**
 * Exercises: a skeleton to copy, and a check that compiles what became of it in this process and compares it with the
 * reference. Both are read from the folder {@code docs/exercises} of the project, which is no part of the build.
 */
package backbeat.exercise;
