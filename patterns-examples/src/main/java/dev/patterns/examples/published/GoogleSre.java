package dev.patterns.examples.published;

/** The two chapters of Google's book from which several results come. */
final class GoogleSre {

    static final Source OVERLOAD = new Source(
            "Alejandro Forero Cuervo",
            "Handling Overload, chapter 21 of Site Reliability Engineering",
            "2016",
            "https://sre.google/sre-book/handling-overload/");

    static final Source CASCADES = new Source(
            "Mike Ulrich",
            "Addressing Cascading Failures, chapter 22 of Site Reliability Engineering",
            "2016",
            "https://sre.google/sre-book/addressing-cascading-failures/");

    private GoogleSre() {}
}
