/** Saved models as text and images, for people. */
package backbeat.inspection;
