/** What leaks between training and test rows are worth: the same learners under other splits. */
package backbeat.leaks;
