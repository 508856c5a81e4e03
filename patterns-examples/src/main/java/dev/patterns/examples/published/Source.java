package dev.patterns.examples.published;

/** A publication: its author, its title, the year or "undated", and an address. */
public record Source(String author, String title, String year, String address) {

    @Override
    public String toString() {
        return "%s, \"%s\", %s, %s".formatted(author, title, year, address);
    }

    /** The source as a link in Markdown. */
    String markdown() {
        return "%s, [%s](%s), %s".formatted(author, title, address, year);
    }
}
