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
import java.util.SortedMap;

/**
 * Builds an ONNX graph node by node. Values are named by their producers; the names of intermediate values are numbered,
 * so the same calls give the same bytes.
 */
public final class OnnxGraph {
    /** The standard operators of ONNX 1.11; every runtime since 2022 has them. */
    static final long OPSET = 16;

    /** The classical machine-learning operators: version 3 takes thresholds and votes in double precision. */
    static final long ML_OPSET = 3;

    /** The version that has {@code TreeEnsemble}, which splits on sets. */
    static final long ML_OPSET_WITH_SETS = 5;

    private static final long IR_VERSION = 8;
    private static final String ML_DOMAIN = "ai.onnx.ml";
    private static final String ROWS = "rows";

    /** Element types of tensors. */
    public enum Type {
        FLOAT(TensorProto.DataType.FLOAT),
        DOUBLE(TensorProto.DataType.DOUBLE),
        INT64(TensorProto.DataType.INT64),
        BOOL(TensorProto.DataType.BOOL),
        STRING(TensorProto.DataType.STRING);

        private final TensorProto.DataType code;

        Type(TensorProto.DataType code) {
            this.code = code;
        }

        /** The number that {@code Cast} knows the type by. */
        long number() {
            return code.getNumber();
        }
    }

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int values;
    private long mlOpset = ML_OPSET;

    OnnxGraph(String name, String documentation) {
        graph.setName(name).setDocString(documentation);
    }

    /** An input of one column: {@code rows × 1}. */
    String input(String name, Type type, String documentation) {
        graph.addInput(info(name, type, List.of(1L)).setDocString(documentation));
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
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.code.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor));
    }

    public String constant(double[] data, long... dimensions) {
        return initializer(doubles(fresh("constant"), data, dimensions));
    }

    public String constant(float[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Float.BYTES);
        for (float value : data) {
            raw.putFloat(value);
        }
        return initializer(tensor(fresh("constant"), Type.FLOAT, raw, dimensions));
    }

    public String constant(long[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Long.BYTES);
        for (long value : data) {
            raw.putLong(value);
        }
        return initializer(tensor(fresh("constant"), Type.INT64, raw, dimensions));
    }

    private String initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    private static TensorProto doubles(String name, double[] data, long... dimensions) {
        ByteBuffer raw = littleEndian(data.length * Double.BYTES);
        for (double value : data) {
            raw.putDouble(value);
        }
        return tensor(name, Type.DOUBLE, raw, dimensions);
    }

    private static TensorProto tensor(String name, Type type, ByteBuffer raw, long... dimensions) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.code.getNumber());
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        return tensor.setRawData(ByteString.copyFrom(raw.array())).build();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Demands at least this version of {@code ai.onnx.ml}. */
    void needMlOpset(long version) {
        mlOpset = Math.max(mlOpset, version);
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

    private String fresh(String stem) {
        return stem + "_" + values++;
    }

    static AttributeProto integer(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto text(String name, String value) {
        return attribute(name, AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFrom(value, StandardCharsets.UTF_8))
                .build();
    }

    static AttributeProto integers(String name, long[] data) {
        AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.INTS);
        for (long value : data) {
            attribute.addInts(value);
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

    static AttributeProto bytesTensor(String name, byte[] data) {
        TensorProto tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.UINT8.getNumber())
                .addDims(data.length)
                .setRawData(ByteString.copyFrom(data))
                .build();
        return attribute(name, AttributeProto.AttributeType.TENSOR).setT(tensor).build();
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
                        OperatorSetIdProto.newBuilder().setDomain(ML_DOMAIN).setVersion(mlOpset))
                .setGraph(graph);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(entry.getKey()).setValue(entry.getValue()));
        }
        return model.build();
    }
}
