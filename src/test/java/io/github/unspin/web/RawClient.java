package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends requests as they are, with whatever headers no browser or library would send. */
final class RawClient {
  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param status HTTP status
   * @param headers by their names in lower case
   * @param body as text
   */
  record Answer(int status, Map<String, String> headers, String body) {}

  /** Sends a request line, headers and a body. */
  Answer send(String requestLine, List<String> headers, String body) throws IOException {
    StringBuilder request = new StringBuilder(requestLine).append("\r\n");
    headers.forEach(header -> request.append(header).append("\r\n"));
    return raw((request + "\r\n" + body).getBytes(UTF_8));
  }

  Answer raw(byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String head = "";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended: " + head);
      }
      bytes.write(next);
      head = bytes.toString(ISO_8859_1);
    }
    String[] lines = head.split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(": *", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), UTF_8);
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
  }
}
