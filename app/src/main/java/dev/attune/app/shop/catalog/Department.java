package dev.attune.app.shop.catalog;

import java.util.List;

/** All products whose category begins with the same name. */
public record Department(int index, String name, List<Product> products) {

  public Department {
    products = List.copyOf(products);
  }
}
