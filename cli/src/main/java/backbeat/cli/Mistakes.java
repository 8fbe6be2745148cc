package backbeat.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class Mistakes {
    private Mistakes() {}

    static String message(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return failure.getMessage();
        }
        // Only the first: what stands behind an unknown option is mostly its value.
        String first = unmatched.getUnmatched().get(0);
        if (first.startsWith("-") && first.length() > 1) {
            return "Unknown option '" + name(first) + "'" + meant(unmatched);
        }
        boolean names = !failure.getCommandLine().getSubcommands().isEmpty();
        return names
                ? "Unknown command '" + first + "'" + meant(unmatched)
                : "'" + first + "' is one argument too many";
    }

    private static String name(String option) {
        int value = option.indexOf('=');
        return value < 0 ? option : option.substring(0, value);
    }

    private static String meant(UnmatchedArgumentException unmatched) {
        List<String> suggestions = unmatched.getSuggestions().stream().limit(3).toList();
        return suggestions.isEmpty() ? "" : ". Did you mean " + String.join(" or ", suggestions) + "?";
    }
}
