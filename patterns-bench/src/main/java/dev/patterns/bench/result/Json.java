package dev.patterns.bench.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** JSON with figures of four digits: more would be noise. */
public final class Json {

    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule()
                    .addSerializer(new Rounded(Double.class))
                    .addSerializer(new Rounded(double.class)))
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    private static final class Rounded extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        Rounded(Class<Double> type) {
            super(type);
        }

        @Override
        public void serialize(
                Double value, JsonGenerator out, com.fasterxml.jackson.databind.SerializerProvider provider)
                throws IOException {
            if (value.isNaN() || value.isInfinite()) {
                out.writeNull();
            } else {
                out.writeNumber(new BigDecimal(value)
                        .round(FOUR_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString());
            }
        }
    }
}
