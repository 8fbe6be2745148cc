/**
 * What a study is: its rows and parts, its options, the models it fitted and how they are evaluated. Knows where data comes
 * from and what results look like, not how a learner is searched for.
 */
package backbeat.study;
