/** Rows made up as a recipe describes them, for where the real ones cannot be had. */
package backbeat.synthetic;
