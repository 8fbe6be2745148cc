/** Files and folders that appear complete or not at all. Knows nothing of ours. */
package backbeat.output;
