import java.io.FileInputStream;
import java.io.InputStream;
import org.dmg.pmml.PMML;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.rexp.ConverterFactory;
import org.jpmml.rexp.RExp;
import org.jpmml.rexp.RExpParser;

/** A model that R saved, made PMML by JPMML-R. */
class RModelPmml {
    static Evaluator load(String file) throws Exception {
        try (InputStream stream = new FileInputStream(file)) {
            RExp model = new RExpParser(stream).parse();
            PMML pmml = ConverterFactory.newInstance().newConverter(model).encodePMML();
            return new ModelEvaluatorBuilder(pmml).build();
        }
    }
}
