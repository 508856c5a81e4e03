package dev.patterns.examples.published;

/** A publication: its author, its title, the year, and an address where it can be read. */
public record Source(String author, String title, int year, String address) {

    @Override
    public String toString() {
        return "%s, \"%s\", %d, %s".formatted(author, title, year, address);
    }

    /** The source as a link in Markdown. */
    String markdown() {
        return "%s, [%s](%s), %d".formatted(author, title, address, year);
    }
}
