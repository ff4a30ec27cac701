package org.modebench.analysis.results.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of a JSON object; one that is missing, or of another kind, is empty. */
final class JsonFields {
  private final JsonObject object;

  JsonFields(JsonObject object) {
    this.object = object;
  }

  /** A text, number or truth value; empty, too, if it is the empty text. */
  Optional<String> text(String name) {
    return object.get(name) instanceof JsonPrimitive value && !value.getAsString().isEmpty()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** A text, number or truth value; the empty text if there is none. */
  String textOrEmpty(String name) {
    return text(name).orElse("");
  }

  OptionalLong wholeNumber(String name) {
    Optional<String> text = text(name).filter(t -> t.matches("-?[0-9]{1,18}"));
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }

  /** A whole number from 0; 0 if there is none. */
  long count(String name) {
    return Math.max(0, wholeNumber(name).orElse(0));
  }

  /** NaN if there is none. */
  double number(String name) {
    return text(name)
        .filter(t -> t.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,3})?"))
        .map(Double::valueOf)
        .orElse(Double.NaN);
  }

  boolean isTrue(String name) {
    return text(name).equals(Optional.of("true"));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : list(name)) {
      if (element instanceof JsonPrimitive text) {
        texts.add(text.getAsString());
      }
    }
    return List.copyOf(texts);
  }

  /** The texts, numbers and truth values of an object, in their order. */
  Map<String, String> textsByName(String name) {
    JsonFields fields = object(name);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String field : fields.names()) {
      if (fields.object.get(field) instanceof JsonPrimitive text) {
        texts.put(field, text.getAsString());
      }
    }
    return Collections.unmodifiableMap(texts);
  }

  List<String> names() {
    return List.copyOf(object.keySet());
  }

  /** An object; one without fields if there is none. */
  JsonFields object(String name) {
    return new JsonFields(object.get(name) instanceof JsonObject found ? found : new JsonObject());
  }

  List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonElement element : list(name)) {
      if (element instanceof JsonObject found) {
        objects.add(new JsonFields(found));
      }
    }
    return List.copyOf(objects);
  }

  private JsonArray list(String name) {
    return object.get(name) instanceof JsonArray list ? list : new JsonArray();
  }
}
