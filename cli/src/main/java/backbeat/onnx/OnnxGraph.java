package backbeat.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds an ONNX graph node by node. Values are named by their producers; the names of intermediate values are numbered,
 * so the same calls give the same bytes.
 */
public final class OnnxGraph {
    /** The standard operators of ONNX 1.11; every runtime since 2022 has them. */
    static final long OPSET = 16;

    /** The classical machine-learning operators, for {@code LabelEncoder}. */
    static final long ML_OPSET = 3;

    private static final long IR_VERSION = 8;
    private static final String ML_DOMAIN = "ai.onnx.ml";
    private static final String ROWS = "rows";

    /** Element types of tensors. */
    public enum Type {
        FLOAT(TensorProto.DataType.FLOAT, Float.BYTES),
        DOUBLE(TensorProto.DataType.DOUBLE, Double.BYTES),
        INT32(TensorProto.DataType.INT32, Integer.BYTES),
        INT64(TensorProto.DataType.INT64, Long.BYTES),
        BOOL(TensorProto.DataType.BOOL, 1),
        STRING(TensorProto.DataType.STRING, 0);

        private final TensorProto.DataType code;
        private final int bytes;

        Type(TensorProto.DataType code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        /** The number that {@code Cast} knows the type by. */
        long number() {
            return code.getNumber();
        }
    }

    /** What a loop does once: from the number of the round and the states before it to those after it. */
    interface Round {
        List<String> states(OnnxGraph body, String round, List<String> states);
    }

    /** Every graph was run in this version of ONNX Runtime and in later ones; 1.11 has no {@code Split} of doubles. */
    private static final String LEAST_RUNTIME = "1.18, the oldest that it was tried in";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private String needs = LEAST_RUNTIME;
    /** Counts the values of a graph and of the bodies in it, for no two may have the same name. */
    private final AtomicInteger values;

    private final Set<String> reserved;

    /** @param reserved names that inputs will have, and that no value of the graph may have */
    OnnxGraph(String name, String documentation, Set<String> reserved) {
        this(new AtomicInteger(), reserved);
        graph.setName(name).setDocString(documentation);
    }

    private OnnxGraph(AtomicInteger values, Set<String> reserved) {
        this.values = values;
        this.reserved = reserved;
    }

    /** Says which version of ONNX Runtime the graph needs, and why. */
    void needs(String versionAndReason) {
        needs = versionAndReason;
    }

    String needs() {
        return "ONNX Runtime " + needs + "; or another runtime of opset " + OPSET + " and ai.onnx.ml " + ML_OPSET;
    }

    /** An input of one column: {@code rows × 1}. */
    String input(String name, Type type, String documentation) {
        graph.addInput(info(name, type, List.of(1L)).setDocString(documentation));
        return name;
    }

    /** An input of several columns: {@code rows × width}. */
    String input(String name, Type type, int width, String documentation) {
        graph.addInput(info(name, type, List.of((long) width)).setDocString(documentation));
        return name;
    }

    /** Declares {@code value} an output under {@code name}: {@code rows}, or {@code rows × width} if that is positive. */
    void output(String value, String name, Type type, int width, String documentation) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name)
                .addInput(value)
                .addOutput(name));
        graph.addOutput(
                info(name, type, width > 0 ? List.of((long) width) : List.of()).setDocString(documentation));
    }

    private static ValueInfoProto.Builder info(String name, Type type, List<Long> furtherDimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
        furtherDimensions.forEach(
                size -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
        return info(name, ofAnyShape(type).setShape(shape));
    }

    private static ValueInfoProto.Builder info(String name, TypeProto.Tensor.Builder type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type));
    }

    private static TypeProto.Tensor.Builder ofAnyShape(Type type) {
        return TypeProto.Tensor.newBuilder().setElemType(type.code.getNumber());
    }

    private static TypeProto.Tensor.Builder scalar(Type type) {
        return ofAnyShape(type).setShape(TensorShapeProto.getDefaultInstance());
    }

    public String constant(double[] data, long... dimensions) {
        return initializer(doubles(fresh("constant"), data, dimensions));
    }

    public String constant(float[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Float.BYTES);
        raw.asFloatBuffer().put(data);
        return initializer(tensor(fresh("constant"), Type.FLOAT, raw, dimensions));
    }

    String constant(int[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Integer.BYTES);
        raw.asIntBuffer().put(data);
        return initializer(tensor(fresh("constant"), Type.INT32, raw, dimensions));
    }

    /** Truth values, 1 for true and 0 for false. */
    String truths(byte[] data, long... dimensions) {
        return initializer(tensor(fresh("constant"), Type.BOOL, ByteBuffer.wrap(data), dimensions));
    }

    public String constant(long[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Long.BYTES);
        raw.asLongBuffer().put(data);
        return initializer(tensor(fresh("constant"), Type.INT64, raw, dimensions));
    }

    private String initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    private static TensorProto doubles(String name, double[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Double.BYTES);
        raw.asDoubleBuffer().put(data);
        return tensor(name, Type.DOUBLE, raw, dimensions);
    }

    private static TensorProto tensor(String name, Type type, ByteBuffer raw, long... dimensions) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.code.getNumber());
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        return tensor.setRawData(ByteString.copyFrom(raw)).build();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A standard operator with one output, whose name is returned. */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return node("", operator, inputs, 1, attributes).get(0);
    }

    /** A standard operator with several outputs. */
    List<String> node(String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    /** An operator of {@code ai.onnx.ml}. */
    List<String> mlNode(String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        return node(ML_DOMAIN, operator, inputs, outputs, attributes);
    }

    private List<String> node(
            String domain, String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        List<String> names = new ArrayList<>(outputs);
        for (int i = 0; i < outputs; i++) {
            names.add(fresh(operator));
        }
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(operator)
                .setDomain(domain)
                .setName(names.get(0))
                .addAllInput(inputs)
                .addAllOutput(names);
        for (AttributeProto attribute : attributes) {
            node.addAttribute(attribute);
        }
        graph.addNode(node);
        return names;
    }

    /** A standard operator on two values. */
    public String node(String operator, String left, String right) {
        return node(operator, List.of(left, right));
    }

    /** A standard operator on one value. */
    public String node(String operator, String value) {
        return node(operator, List.of(value));
    }

    public String cast(String value, Type to) {
        return node("Cast", List.of(value), integer("to", to.number()));
    }

    /** Zeros of a shape that is {@code int64}. */
    String filled(String shape, Type type) {
        TensorProto zero = tensor("value", type, littleEndian(type.bytes), 1);
        AttributeProto value = attribute("value", AttributeProto.AttributeType.TENSOR)
                .setT(zero)
                .build();
        return node("ConstantOfShape", List.of(shape), value);
    }

    /**
     * A loop of so many rounds, one after the other: the standard fixes their order. The body may use values of this graph.
     *
     * @param rounds how often, {@code int64}
     * @param types  the types of the states
     * @param before the states before the first round
     * @return the states after the last round
     */
    List<String> repeat(String rounds, List<Type> types, List<String> before, Round round) {
        return loop(rounds, types, before, round);
    }

    /** As above, as long as the first of what the round returns, before the states, is true; at least once. */
    List<String> repeatWhile(List<Type> types, List<String> before, Round round) {
        return loop("", types, before, round);
    }

    private List<String> loop(String rounds, List<Type> types, List<String> before, Round round) {
        OnnxGraph body = new OnnxGraph(values, reserved);
        body.graph.setName(fresh("body"));
        String number = body.bodyInput("round", scalar(Type.INT64));
        String condition = body.bodyInput("condition", scalar(Type.BOOL));
        List<String> states = new ArrayList<>();
        types.forEach(type -> states.add(body.bodyInput("state", ofAnyShape(type))));
        List<String> after = new ArrayList<>(round.states(body, number, states));
        if (!rounds.isEmpty()) {
            after.add(0, body.node("Identity", condition));
        }
        body.graph.addOutput(info(after.get(0), scalar(Type.BOOL)));
        for (int i = 0; i < types.size(); i++) {
            body.graph.addOutput(info(after.get(i + 1), ofAnyShape(types.get(i))));
        }
        List<String> inputs = new ArrayList<>(List.of(rounds, ""));
        inputs.addAll(before);
        AttributeProto attribute = attribute("body", AttributeProto.AttributeType.GRAPH)
                .setG(body.graph)
                .build();
        return node("Loop", inputs, before.size(), attribute);
    }

    private String bodyInput(String stem, TypeProto.Tensor.Builder type) {
        String name = fresh(stem);
        graph.addInput(info(name, type));
        return name;
    }

    private String fresh(String stem) {
        String name;
        do {
            name = stem + "_" + values.getAndIncrement();
        } while (reserved.contains(name));
        return name;
    }

    static AttributeProto integer(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto integers(String name, long[] data) {
        AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.INTS);
        for (long value : data) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto real(String name, float value) {
        return attribute(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
    }

    static AttributeProto reals(String name, float[] data) {
        AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.FLOATS);
        for (float value : data) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    static AttributeProto texts(String name, Iterable<String> data) {
        AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.STRINGS);
        for (String value : data) {
            attribute.addStrings(ByteString.copyFrom(value, StandardCharsets.UTF_8));
        }
        return attribute.build();
    }

    static AttributeProto doublesTensor(String name, double[] data) {
        return attribute(name, AttributeProto.AttributeType.TENSOR)
                .setT(doubles(name, data, data.length))
                .build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** The finished model. */
    ModelProto model(String producer, String producerVersion, SortedMap<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(producer)
                .setProducerVersion(producerVersion)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(ML_DOMAIN).setVersion(ML_OPSET))
                .setGraph(graph);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(entry.getKey()).setValue(entry.getValue()));
        }
        return model.build();
    }
}
