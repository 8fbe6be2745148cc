/**
 * The book: the pages of {@code docs} as static HTML, with the code that they show kept equal to the sources and their
 * formulas turned into MathML when it is built. It asks the network for nothing, then or later.
 */
package backbeat.book;
