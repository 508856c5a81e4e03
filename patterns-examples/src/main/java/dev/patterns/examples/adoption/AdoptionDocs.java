package dev.patterns.examples.adoption;

import dev.patterns.examples.adoption.Adoption.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table between {@code <!-- adoption -->} and {@code <!-- end -->}, made from {@code adoption.json}. */
final class AdoptionDocs {

    private static final Pattern BLOCK = Pattern.compile("(<!-- adoption -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private AdoptionDocs() {}

    static Path json(Path root) {
        return root.resolve("patterns-examples/results/adoption.json");
    }

    static Path page(Path root) {
        return root.resolve("docs/hand-written-or-library.md");
    }

    static void write(Path root) throws IOException {
        var page = page(root);
        Files.writeString(page, filled(Files.readString(page), Adoption.read(json(root))));
    }

    static String filled(String page, Adoption adoption) {
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(block.group(1) + table(adoption) + block.group(2)));
    }

    private static String table(Adoption adoption) {
        var text = new StringBuilder("| | lines of code | public types | jars | KiB | meters |\n")
                .append("| --- | --: | --: | --: | --: | --: |\n");
        for (var cost : adoption.costs()) {
            text.append(row(cost));
            cost.parts()
                    .forEach(part -> text.append("| · %s | %s | %s | | | |%n"
                            .formatted(
                                    part.name(),
                                    number(part.code().lines()),
                                    number(part.code().publicTypes()))));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String row(Cost cost) {
        var name = cost.version().isEmpty() ? "**" + cost.name() + "**" : cost.name() + " " + cost.version();
        var cells = List.of(
                name,
                number(cost.code().lines()),
                number(cost.code().publicTypes()),
                number(cost.jars().size()),
                number(Math.round(cost.bytes() / 1024.0)),
                cost.meters() == null ? "no binder" : number(cost.meters().size()));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
