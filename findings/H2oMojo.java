import hex.Model;
import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.genmodel.easy.RowData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import water.DKV;
import water.Key;
import water.api.Schema;
import water.api.SchemaServer;
import water.fvec.Frame;
import water.fvec.Vec;

/** A model of H2O and its own MOJO, asked row by row. */
class H2oMojo {
    /** To be called once, before models are written. */
    static void register() {
        List<Schema<?, ?>> schemas = new ArrayList<>();
        for (Schema<?, ?> schema : ServiceLoader.load(Schema.class)) {
            schemas.add(schema);
        }
        SchemaServer.registerAllSchemasIfNecessary(schemas.toArray(new Schema[0]));
    }

    static Frame table(String name, String[] columns, Vec... values) {
        Frame table = new Frame(Key.<Frame>make(name), columns, values);
        DKV.put(table);
        return table;
    }

    static Vec numbers(double... values) {
        return Vec.makeVec(values, Vec.newKey());
    }

    static Vec categories(double[] codes, String... names) {
        return Vec.makeVec(codes, names, Vec.newKey());
    }

    static EasyPredictModelWrapper mojo(Model<?, ?, ?> model) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.getMojo().writeTo(bytes);
        MojoModel mojo = MojoModel.load(MojoReaderBackendFactory.createReaderBackend(new ByteArrayInputStream(bytes.toByteArray()),
                MojoReaderBackendFactory.CachingStrategy.MEMORY));
        return new EasyPredictModelWrapper(mojo);
    }

    /** A row as the wrapper takes it: missing values left out. */
    static RowData row(Frame table, long i) {
        RowData row = new RowData();
        for (String name : table.names()) {
            Vec column = table.vec(name);
            if (!column.isNA(i)) {
                row.put(name, column.isCategorical() ? column.domain()[(int) column.at8(i)] : (Object) column.at(i));
            }
        }
        return row;
    }
}
