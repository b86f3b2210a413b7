package io.github.unspin.review;

/**
 * A text that could take the place of a finding's words.
 *
 * @param text what would stand there; empty when the words are to go
 * @param confidence probability from 0 to 1 that the author wrote it; 0 for what a person typed
 *     elsewhere, of which nothing is known here
 * @param typed whether a person typed it for the same words at another place
 */
public record Proposal(String text, double confidence, boolean typed) {}
