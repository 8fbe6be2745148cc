/**
 * Text, written one way: numbers, JSON, Markdown tables, drawings, and foreign text made harmless. The same bytes on every JDK
 * and in every locale. Knows nothing of ours.
 */
package backbeat.text;
