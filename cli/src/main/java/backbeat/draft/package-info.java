/** Drafts a recipe from a file alone: what its columns seem to be, and why, for a person to confirm or change. */
package backbeat.draft;
