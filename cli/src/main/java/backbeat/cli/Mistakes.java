package backbeat.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class Mistakes {
    private static final Pattern CHOICES = Pattern.compile("expected one of \\[([^\\]]*)\\] \\(case-insensitive\\)");

    private static final Pattern NO_VALUE =
            Pattern.compile("Missing required parameter for option '([^']*)' \\((.*)\\)");
    private static final Pattern NONE_OF =
            Pattern.compile("Missing required argument \\(specify one of these\\): \\((.*)\\)");
    private static final Pattern TOO_MANY = Pattern.compile("(-.*) are mutually exclusive \\(specify only one\\)");

    private Mistakes() {}

    static String message(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return plain(failure.getMessage());
        }
        // Only the first: what stands behind an unknown option is mostly its value.
        String first = unmatched.getUnmatched().get(0);
        CommandSpec spec = failure.getCommandLine().getCommandSpec();
        if (first.startsWith("-") && first.length() > 1) {
            List<String> names = spec.options().stream()
                    .filter(option -> !option.hidden())
                    .flatMap(option -> Stream.of(option.names()))
                    .filter(name -> name.startsWith("--"))
                    .toList();
            return "Unknown option '" + name(first) + "'" + meant(name(first), names);
        }
        return spec.subcommands().isEmpty()
                ? "'" + first + "' is one argument too many"
                : "Unknown command '" + first + "'"
                        + meant(first, List.copyOf(spec.subcommands().keySet()));
    }

    /** Choices as they are typed, and without words about the program. */
    private static String plain(String message) {
        if (message == null) {
            return null;
        }
        String plain = message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
        plain = plain.replace("option option", "option"); // picocli's of values that are KEY=VALUE
        Matcher none = NO_VALUE.matcher(plain);
        if (none.matches()) {
            return none.group(1) + " needs a value: " + none.group(1) + "=" + none.group(2);
        }
        Matcher noneOf = NONE_OF.matcher(plain);
        if (noneOf.matches()) {
            return "Give one of these: " + noneOf.group(1).replace(" | ", ", ");
        }
        Matcher tooMany = TOO_MANY.matcher(plain);
        if (tooMany.matches()) {
            return tooMany.group(1).replaceAll("=[^,]*", "").replaceAll(", (?=[^,]*$)", " and ")
                    + " exclude each other";
        }
        Matcher choices = CHOICES.matcher(plain);
        return choices.find()
                ? choices.replaceFirst("expected one of "
                        + choices.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                : plain;
    }

    private static String name(String option) {
        int value = option.indexOf('=');
        return value < 0 ? option : option.substring(0, value);
    }

    /** The nearest names, those that are no farther than people mistype. */
    private static String meant(String typed, List<String> names) {
        int near = Math.max(1, typed.replace("-", "").length() / 3);
        List<String> nearest = names.stream()
                .filter(name -> distance(typed, name) <= near
                        || name.startsWith(typed) && typed.length() > 3
                        || typed.startsWith(name) && name.length() > 3)
                .sorted(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(2)
                .toList();
        return nearest.isEmpty() ? "" : ". Did you mean " + String.join(" or ", nearest) + "?";
    }

    /** Letters that are missing, too many, others, or two of them turned round (Damerau 1964). */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
