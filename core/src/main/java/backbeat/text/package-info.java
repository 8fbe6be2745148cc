/** Numbers as text, the same digits on every JDK. Knows nothing of ours. */
package backbeat.text;
