package org.modebench.task.own;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number of 64 bits that results of equal content share, in every process: of numbers, text, enum
 * constants, times, arrays, records, collections and optionals. It is there to find mistakes, not
 * forgeries.
 */
final class ResultDigest {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  static final long NOTHING = 0x6A09E667F3BCC909L;

  /** More than this is taken for something that contains itself. */
  private static final int DEEPEST = 100;

  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .peek(accessor -> accessor.setAccessible(true))
              .toArray(Method[]::new);
        }
      };

  private ResultDigest() {}

  /**
   * The digest of a result.
   *
   * @throws OwnCallException if there is a part whose content cannot be seen
   */
  static long of(@Nullable Object result) throws OwnCallException {
    return of(result, 0);
  }

  private static long of(@Nullable Object value, int depth) throws OwnCallException {
    if (depth > DEEPEST) {
      throw new OwnCallException(
          "its result is nested more than %d deep and cannot be compared; use --unchecked"
              .formatted(DEEPEST));
    }
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof Long || value instanceof Integer) {
      return mixed(1, ((Number) value).longValue());
    }
    if (value instanceof CharSequence text) {
      return ofText(text);
    }
    if (value.getClass().isArray()) {
      return ofArray(value, depth);
    }
    return value instanceof Number number ? ofNumber(number) : ofOther(value, depth);
  }

  private static long mixed(long sum, long next) {
    long product = (Long.rotateLeft(sum, 5) ^ next) * ODD;
    return product ^ product >>> 32;
  }

  private static long ofText(CharSequence text) {
    long sum = text.length();
    for (int i = 0; i < text.length(); i++) {
      sum = mixed(sum, text.charAt(i));
    }
    return sum;
  }

  private static long ofNumber(Number number) throws OwnCallException {
    if (number instanceof Double || number instanceof Float) {
      return mixed(2, Double.doubleToLongBits(number.doubleValue()));
    }
    if (number instanceof Short || number instanceof Byte) {
      return mixed(1, number.longValue());
    }
    if (number instanceof BigInteger || number instanceof BigDecimal) {
      return ofText(number.toString());
    }
    throw unseen(number);
  }

  private static long ofArray(Object array, int depth) throws OwnCallException {
    int length = Array.getLength(array);
    long sum = length;
    if (array instanceof byte[] bytes) {
      for (byte b : bytes) {
        sum = mixed(sum, b);
      }
    } else if (array instanceof int[] ints) {
      for (int i : ints) {
        sum = mixed(sum, i);
      }
    } else if (array instanceof long[] longs) {
      for (long l : longs) {
        sum = mixed(sum, l);
      }
    } else if (array instanceof double[] doubles) {
      for (double d : doubles) {
        sum = mixed(sum, Double.doubleToLongBits(d));
      }
    } else {
      for (int i = 0; i < length; i++) {
        sum = mixed(sum, of(Array.get(array, i), depth + 1));
      }
    }
    return sum;
  }

  private static long ofOther(Object value, int depth) throws OwnCallException {
    if (value instanceof Boolean flag) {
      return mixed(3, flag ? 1 : 0);
    }
    if (value instanceof Character character) {
      return mixed(4, character);
    }
    if (value instanceof Enum<?> constant) {
      return ofText(constant.name());
    }
    if (value instanceof Record) {
      return ofRecord(value, depth);
    }
    if (value instanceof Set<?> set) {
      return set.size() + sum(set, depth);
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(map, depth);
    }
    if (value instanceof Collection<?> collection) {
      long sum = collection.size();
      for (Object element : collection) {
        sum = mixed(sum, of(element, depth + 1));
      }
      return sum;
    }
    if (value instanceof Optional<?> optional) {
      return mixed(5, of(optional.orElse(null), depth + 1));
    }
    if (value instanceof OptionalInt
        || value instanceof OptionalLong
        || value instanceof OptionalDouble
        || value instanceof TemporalAccessor
        || value instanceof TemporalAmount
        || value instanceof UUID
        || value instanceof URI) {
      return ofText(value.toString());
    }
    throw unseen(value);
  }

  /** Whatever the order of the elements. */
  private static long sum(Set<?> set, int depth) throws OwnCallException {
    long sum = 0;
    for (Object element : set) {
      sum += mixed(6, of(element, depth + 1));
    }
    return sum;
  }

  private static long ofMap(Map<?, ?> map, int depth) throws OwnCallException {
    long sum = map.size();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sum += mixed(of(entry.getKey(), depth + 1), of(entry.getValue(), depth + 1));
    }
    return sum;
  }

  private static long ofRecord(Object value, int depth) throws OwnCallException {
    long sum = 7;
    for (Method accessor : ACCESSORS.get(value.getClass())) {
      try {
        sum = mixed(sum, of(accessor.invoke(value), depth + 1));
      } catch (InvocationTargetException e) {
        throw OwnCallException.thrownBy("the record that it returned", e.getCause());
      } catch (IllegalAccessException e) {
        throw OwnCallException.thrownBy("the record that it returned", e);
      }
    }
    return sum;
  }

  private static OwnCallException unseen(Object value) {
    return new OwnCallException(
        ("its result has a %s, which cannot be compared; return numbers, text, arrays, records, collections or optionals of"
                + " these, or use --unchecked")
            .formatted(value.getClass().getName()));
  }
}
