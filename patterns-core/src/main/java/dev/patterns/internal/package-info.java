/** Helpers that several patterns share. Not exported: callers of the library never see them. */
package dev.patterns.internal;
