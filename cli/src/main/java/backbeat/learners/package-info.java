/**
 * The learners of the command line, a class each, and their list: {@link backbeat.learners.StandardCatalogue}. The one room
 * that knows all of their searches, graphs and inspections.
 */
package backbeat.learners;
