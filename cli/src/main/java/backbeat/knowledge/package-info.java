/** What models can say when they know more and more of a row. */
package backbeat.knowledge;
