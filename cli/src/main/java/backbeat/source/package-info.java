/**
 * Where data comes from: a file that is named, found, downloaded or made up; what is in it, and its matrices for other
 * programs. Knows files, not studies.
 */
package backbeat.source;
