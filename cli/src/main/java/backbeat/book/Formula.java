package backbeat.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula of a page and the method that computes it. On the page a {@code ```math} block is followed by a line such as
 *
 * <pre>
 * Formula `gini`, computed by [`NaiveTree.score`](../../core/src/main/java/backbeat/reference/NaiveTree.java):
 * </pre>
 *
 * and the Javadoc of the method says {@code formula gini}. A formula that leads to another of the page is followed by
 * {@code A step towards `gini`.} in its place, and no method computes it.
 *
 * @param name   the formula's name, unique in the book
 * @param tex    the formula
 * @param method the method's name, without its class
 * @param file   the method's file, relative to the page
 */
public record Formula(String name, String tex, String method, String file) {
    private static final Pattern BLOCK = Pattern.compile("```math\\n(.*?)```\\n\\n([^\\n]*)", Pattern.DOTALL);
    private static final Pattern CAPTION =
            Pattern.compile("Formula `([\\w-]+)`, computed by \\[`\\w+\\.(\\w+)`\\]\\(([^)#]+)\\).*");

    private static final Pattern STEP = Pattern.compile("A step towards `([\\w-]+)`\\..*");

    /**
     * The formulas of a page that are computed, in order.
     *
     * @throws IllegalArgumentException if one neither says what computes it nor is a step towards one of them
     */
    public static List<Formula> of(String page) {
        List<Formula> formulas = new ArrayList<>();
        Set<String> aims = new TreeSet<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            Matcher step = STEP.matcher(block.group(2));
            if (step.matches()) {
                aims.add(step.group(1));
                continue;
            }
            Matcher caption = CAPTION.matcher(block.group(2));
            if (!caption.matches()) {
                throw new IllegalArgumentException("A formula does not say what computes it: "
                        + block.group(1).strip());
            }
            formulas.add(new Formula(caption.group(1), block.group(1).strip(), caption.group(2), caption.group(3)));
        }
        formulas.forEach(formula -> aims.remove(formula.name()));
        if (!aims.isEmpty()) {
            throw new IllegalArgumentException("Steps lead to formulas that the page does not have: " + aims);
        }
        return formulas;
    }
}
