/**
 * Demonstrations on small made-up tables: each step is a picture and a few numbers, both from the classes that do the real
 * work. {@link backbeat.explore.Exploration} lists them. The pictures of the lessons are some of these steps.
 */
package backbeat.explore;
