/**
 * What a data set means: columns, label rule, group keys, protocols ({@link backbeat.recipe.Recipe}), and the JSON that
 * says so. The JSON library is loaded when {@link backbeat.recipe.RecipeJson} is asked, and by nothing else.
 */
package backbeat.recipe;
