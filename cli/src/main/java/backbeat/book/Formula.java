package backbeat.book;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula of a page and the method that computes it. On the page a {@code ```math} block is followed by a line such as
 *
 * <pre>
 * Formula `gini`, computed by [`NaiveTree.score`](../../core/src/main/java/backbeat/reference/NaiveTree.java):
 * </pre>
 *
 * and the Javadoc of the method says {@code formula gini}.
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

    /**
     * The formulas of a page, in order.
     *
     * @throws IllegalArgumentException if one does not say what computes it
     */
    public static List<Formula> of(String page) {
        List<Formula> formulas = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            Matcher caption = CAPTION.matcher(block.group(2));
            if (!caption.matches()) {
                throw new IllegalArgumentException("A formula does not say what computes it: "
                        + block.group(1).strip());
            }
            formulas.add(new Formula(caption.group(1), block.group(1).strip(), caption.group(2), caption.group(3)));
        }
        return formulas;
    }
}
