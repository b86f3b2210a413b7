/**
 * What the scraping of a page did to the article: lines of the page in the text, lost spaces,
 * characters that went through a wrong charset.
 */
@NullMarked
package io.github.unspin.scrape;

import org.jspecify.annotations.NullMarked;
