package io.github.unspin.review;

import io.github.unspin.memory.FindingKey;
import io.github.unspin.report.Finding;

/**
 * A finding of a file under review. Immutable; what is decided about it is the session's.
 *
 * @param id its name
 * @param number its place among the findings of the file, from 1
 * @param finding what was found, on the offsets of the file's decoded text
 * @param key what it is known by
 * @param alike the same for findings of the same kind with the same words, whatever their case
 * @param name whether the words look like a name, which has one original wherever it stands
 * @param line its line in the file, from 1
 * @param sentenceStart where its sentence starts, in UTF-16 code units of the text
 * @param sentenceEnd where its sentence ends, exclusive
 */
public record ReviewFinding(
    FindingId id,
    int number,
    Finding finding,
    FindingKey key,
    String alike,
    boolean name,
    int line,
    int sentenceStart,
    int sentenceEnd) {}
