package com.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Parses a document of some megabytes, and adds up what it orders. */
public class JsonParse implements Callable<Long> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final byte[] document;

  public JsonParse(String folder) throws IOException {
    this.document = Files.readAllBytes(Path.of(folder, ExampleData.DOCUMENT));
  }

  @Override
  public Long call() throws Exception {
    long sum = 0;
    for (JsonNode order : MAPPER.readTree(document)) {
      sum += order.get("quantity").asLong() * order.get("price").asLong();
    }
    return sum;
  }
}
