/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON that ends in a line break, is printable, and is the same on every machine. */
public final class JsonText {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter ARRAYS_ON_ONE_LINE =
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER);

    private JsonText() {}

    /** The JSON of maps, lists, texts, numbers and flags, with each element of a list on a line of its own. */
    public static String indented(Object value) {
        return written(ARRAYS_ON_ONE_LINE.withArrayIndenter(INDENTER), json -> write(json, value));
    }

    /** Writes the same, line by line. A {@link Stream} is a list whose elements are made when they are written. */
    public static void indented(Object value, Writer out) {
        written(new Context(ARRAYS_ON_ONE_LINE.withArrayIndenter(INDENTER)), json -> write(json, value), out);
    }

    /** The same on one line. */
    public static String line(Object value) {
        return written(ObjectWriteContext.empty(), json -> write(json, value));
    }

    /** The JSON that the consumer writes, with each list on one line, because it may be a long series of numbers. */
    public static String streamed(Consumer<JsonGenerator> content) {
        return written(ARRAYS_ON_ONE_LINE, content);
    }

    private static String written(DefaultPrettyPrinter printer, Consumer<JsonGenerator> content) {
        return written(new Context(printer), content);
    }

    private static String written(ObjectWriteContext context, Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        written(context, content, text);
        return text.toString();
    }

    private static void written(ObjectWriteContext context, Consumer<JsonGenerator> content, Writer out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(context, new PrintableJsonWriter(out))) {
            content.accept(json);
        }
        try {
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, each) -> {
                json.writeName((String) name);
                write(json, each);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            write(json, list.stream());
        } else if (value instanceof Stream<?> stream) {
            json.writeStartArray();
            stream.forEachOrdered(each -> write(json, each));
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Double fraction) {
            json.writeNumber(fraction);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString((String) value);
        }
    }

    /** Each piece of JSON gets a printer of its own, because printers count levels. */
    private static final class Context extends ObjectWriteContext.Base {
        private final PrettyPrinter printer;

        Context(DefaultPrettyPrinter printer) {
            this.printer = printer.createInstance();
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }
    }
}
