/**
 * The browser's face of a review: one page, served on a loopback port to one person.
 *
 * <p>What other people on the network, other web pages in the same browser and other users of the
 * same machine could try is kept out in layers: the socket is bound to a loopback address; the Host
 * header must name it (DNS rebinding); Origin and fetch metadata must be the page's own (cross-site
 * requests); every call carries a token in a header, never in a cookie, which other ports of the
 * same host would get to see; the key that the token is made of reaches the browser in the fragment
 * of an address that stands in a private file, not in a process's arguments; nothing that is served
 * comes from the file system, and what a call can name is an entry of the review's own list of
 * files.
 */
@NullMarked
package io.github.unspin.web;

import org.jspecify.annotations.NullMarked;
