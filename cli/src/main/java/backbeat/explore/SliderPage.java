package backbeat.explore;

import java.util.List;

/** A demonstration as one page: all pictures in it, and a slider that shows one at a time. Needs nothing from anywhere. */
public final class SliderPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>TITLE</title>
            <style>
            :root { color-scheme: light dark; --ink: #222; --paper: #fff }
            @media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #16191d } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
                   max-width: 60rem; margin: 0 auto; padding: 1rem }
            svg { max-width: 100%; height: auto } pre { white-space: pre-wrap }
            input { width: 100% } .step[hidden] { display: none }
            @media print { input, label { display: none } .step, .step[hidden] { display: block; break-inside: avoid } }
            </style>
            </head>
            <body>
            <main>
            <h1>TITLE</h1>
            <label for="step">Step <output id="number">1</output> of COUNT (arrow keys move it)</label>
            <input id="step" type="range" min="1" max="COUNT" value="1">
            """;
    private static final String TAIL = """
            </main>
            <script>
            const slider = document.getElementById('step');
            const steps = document.querySelectorAll('.step');
            slider.addEventListener('input', () => {
              document.getElementById('number').textContent = slider.value;
              steps.forEach((step, i) => { step.hidden = i + 1 !== Number(slider.value); });
            });
            </script>
            </body>
            </html>
            """;

    private SliderPage() {}

    /** The page of all steps. */
    public static String of(Exploration exploration) {
        List<Scene> scenes = exploration.scenes();
        String title = Character.toUpperCase(exploration.title().charAt(0))
                + exploration.title().substring(1);
        StringBuilder page =
                new StringBuilder(HEAD.replace("TITLE", title).replace("COUNT", Integer.toString(scenes.size())));
        for (int i = 0; i < scenes.size(); i++) {
            page.append("<section class=\"step\"")
                    .append(i > 0 ? " hidden" : "")
                    .append(">\n");
            page.append(scenes.get(i).svg()).append("<pre>");
            String text = String.join("\n", scenes.get(i).lines());
            page.append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</pre>\n</section>\n");
        }
        return page.append(TAIL).toString();
    }
}
