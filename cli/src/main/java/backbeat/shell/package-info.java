/** The engine in JShell, for a class that wants to try a line at once. */
package backbeat.shell;
