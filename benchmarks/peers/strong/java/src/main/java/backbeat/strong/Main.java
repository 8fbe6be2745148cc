package backbeat.strong;

/** Measures one library: its name is the argument, THREADS, ROWS and TREES say on what. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        switch (name) {
            case "xgboost" -> Xgboost.run();
            case "lightgbm" -> Lightgbm.run();
            case "h2o" -> H2oForest.run();
            case "elki" -> ElkiNeighbors.run();
            case "onnx-forest" -> OnnxRuntime.forest();
            case "onnx-mlp" -> OnnxRuntime.network();
            case "torch-dense" -> Torch.run(true);
            case "torch-gathered" -> Torch.run(false);
            default -> {
                System.err.println("No peer '" + name + "'");
                System.exit(2);
            }
        }
        System.exit(0); // libraries leave threads
    }
}
