import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ONNX model of one node, run by ONNX Runtime on the inputs given: the smallest way to ask what an operator does. */
final class OneNode {
    private static final Map<Class<?>, Integer> TYPES = Map.of(
            float.class, 1, double.class, 11, long.class, 7, int.class, 6, boolean.class, 9, String.class, 8);

    private final NodeProto.Builder node;
    private int outputs = 1;
    private long opset = 16;
    private long mlOpset = 3;

    private OneNode(String domain, String operator) {
        node = NodeProto.newBuilder().setOpType(operator).setDomain(domain);
    }

    static OneNode standard(String operator) {
        return new OneNode("", operator);
    }

    static OneNode ml(String operator) {
        return new OneNode("ai.onnx.ml", operator);
    }

    OneNode outputs(int number) {
        outputs = number;
        return this;
    }

    OneNode opset(long version) {
        opset = version;
        return this;
    }

    OneNode mlOpset(long version) {
        mlOpset = version;
        return this;
    }

    OneNode set(String name, Object value) {
        AttributeProto.Builder to = AttributeProto.newBuilder().setName(name);
        if (value instanceof Float number) {
            to.setType(AttributeType.FLOAT).setF(number);
        } else if (value instanceof Integer number) {
            to.setType(AttributeType.INT).setI(number);
        } else if (value instanceof String text) {
            to.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        } else if (value instanceof float[] numbers) {
            to.setType(AttributeType.FLOATS);
            for (float number : numbers) to.addFloats(number);
        } else if (value instanceof long[] numbers) {
            to.setType(AttributeType.INTS);
            for (long number : numbers) to.addInts(number);
        } else if (value instanceof String[] texts) {
            to.setType(AttributeType.STRINGS);
            for (String text : texts) to.addStrings(ByteString.copyFromUtf8(text));
        } else {
            throw new IllegalArgumentException(name);
        }
        node.addAttribute(to);
        return this;
    }

    /** The outputs as text, or {@code error} and what the runtime says about it. */
    String run(Object... inputs) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        StringBuilder text = new StringBuilder();
        try (OrtSession session = environment.createSession(model(inputs), new OrtSession.SessionOptions())) {
            Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
            for (int i = 0; i < inputs.length; i++) {
                tensors.put("input" + i, OnnxTensor.createTensor(environment, inputs[i]));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                for (int i = 0; i < outputs; i++) {
                    text.append(i == 0 ? "" : " ").append(text(result.get(i).getValue()));
                }
            }
        } catch (OrtException e) {
            return "error " + e.getMessage().replaceAll("(?s).*Status Message:\\s*", "").strip();
        }
        return text.toString();
    }

    private byte[] model(Object[] inputs) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
        NodeProto.Builder copy = node.clone();
        for (int i = 0; i < inputs.length; i++) {
            copy.addInput("input" + i);
            TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type(inputs[i]));
            graph.addInput(ValueInfoProto.newBuilder()
                    .setName("input" + i).setType(TypeProto.newBuilder().setTensorType(tensor)));
        }
        for (int i = 0; i < outputs; i++) {
            copy.addOutput("output" + i);
            graph.addOutput(ValueInfoProto.newBuilder().setName("output" + i));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(mlOpset))
                .setGraph(graph.addNode(copy))
                .build()
                .toByteArray();
    }

    private static int type(Object array) {
        Class<?> type = array.getClass();
        while (type.isArray()) type = type.getComponentType();
        return TYPES.get(type);
    }

    private static String text(Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.substring(1, text.length() - 1);
    }
}
