package backbeat.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code derived} and {@code knowledge} of a recipe. */
final class KnowledgeJson {
    private static final double PRIOR = 5;

    private KnowledgeJson() {}

    static Knowledge read(JsonFields fields) {
        List<Derived> derived = new ArrayList<>();
        fields.named("derived").forEach((name, column) -> derived.add(column.build(() -> derived(name, column))));
        List<Knowledge.Step> steps = new ArrayList<>();
        for (JsonFields step : fields.objects("knowledge")) {
            steps.add(step.build(() -> new Knowledge.Step(
                    step.text("name"),
                    step.texts("without"),
                    step.texts("derived"),
                    !step.has("sets") || step.flag("sets"),
                    step.has("naive") && step.flag("naive"))));
        }
        return new Knowledge(derived, steps);
    }

    private static Derived derived(String name, JsonFields fields) {
        Derived.Kind kind = kind(fields.text("kind"));
        Optional<String> detail = switch (kind) {
            case COUNT -> Optional.of(fields.text("separator"));
            case MATCHES -> Optional.of(fields.text("pattern"));
            case HISTORY -> fields.optionalText("firstOf");
            default -> Optional.empty();
        };
        boolean history = kind == Derived.Kind.HISTORY;
        return new Derived(
                name,
                kind,
                fields.texts("columns"),
                detail,
                history ? fields.optionalText("over") : Optional.empty(),
                history && fields.has("prior") ? fields.number("prior") : PRIOR);
    }

    private static Derived.Kind kind(String text) {
        for (Derived.Kind kind : Derived.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no kind of derived column; those are: count, length, equals, matches, history");
    }
}
