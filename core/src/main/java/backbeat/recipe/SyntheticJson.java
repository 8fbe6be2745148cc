package backbeat.recipe;

import backbeat.recipe.SyntheticSpec.ChoiceShape;
import backbeat.recipe.SyntheticSpec.FlagShape;
import backbeat.recipe.SyntheticSpec.LabelShape;
import backbeat.recipe.SyntheticSpec.NumberShape;
import backbeat.recipe.SyntheticSpec.Repeats;
import backbeat.recipe.SyntheticSpec.TextKind;
import backbeat.recipe.SyntheticSpec.TextShape;

/** Reads the {@code synthetic} part of a recipe. */
final class SyntheticJson {
    private SyntheticJson() {}

    static SyntheticSpec read(JsonFields fields) {
        return fields.build(() -> new SyntheticSpec(
                fields.whole("rows"),
                fields.text("blocks"),
                fields.objects("numbers").stream().map(SyntheticJson::number).toList(),
                fields.objects("flags").stream().map(SyntheticJson::flag).toList(),
                fields.objects("choices").stream().map(SyntheticJson::choice).toList(),
                fields.objects("texts").stream().map(SyntheticJson::text).toList(),
                label(fields.object("label")),
                repeats(fields.object("repeats"))));
    }

    private static NumberShape number(JsonFields fields) {
        return fields.build(() -> new NumberShape(
                fields.text("column"),
                fields.number("center"),
                fields.number("spread"),
                fields.number("skew"),
                fields.number("low"),
                fields.number("high"),
                (int) Math.min(fields.whole("decimals"), Integer.MAX_VALUE),
                fields.number("weight")));
    }

    private static FlagShape flag(JsonFields fields) {
        return fields.build(() -> new FlagShape(fields.text("column"), fields.number("share")));
    }

    private static ChoiceShape choice(JsonFields fields) {
        return fields.build(
                () -> new ChoiceShape(fields.text("column"), fields.texts("categories"), fields.number("weight")));
    }

    private static TextShape text(JsonFields fields) {
        return fields.build(() ->
                new TextShape(fields.text("column"), kind(fields.text("kind")), fields.optionalText("separator")));
    }

    private static TextKind kind(String name) {
        return switch (name) {
            case "itemId" -> TextKind.ITEM_ID;
            case "itemTitle" -> TextKind.ITEM_TITLE;
            case "workTitle" -> TextKind.WORK_TITLE;
            case "creators" -> TextKind.CREATORS;
            default ->
                throw new IllegalArgumentException(
                        "'" + name + "' is no kind of text; there are itemId, itemTitle, workTitle and creators");
        };
    }

    private static LabelShape label(JsonFields fields) {
        return fields.build(() -> new LabelShape(
                fields.number("center"),
                fields.number("spread"),
                fields.number("high"),
                fields.number("zeros"),
                fields.number("noise")));
    }

    private static Repeats repeats(JsonFields fields) {
        return fields.build(() -> new Repeats(
                fields.number("items"),
                fields.number("works"),
                fields.number("exact"),
                fields.number("otherLabel"),
                fields.number("creators")));
    }
}
